package framewright.learn;

import framewright.engine.Cancellation;
import framewright.engine.Engine;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network at school: each step it sees some crops of the examples and gets a little better. The
 * same seed and examples give the same weights, also when it went on from a {@link Checkpoint}.
 */
public final class Learner implements AutoCloseable {
  private static final int CROPS = 4;
  private static final double RATE = 2e-3;
  private static final int WARM_UP = 20;

  /** The rate has fallen to 0.7 of itself after so many steps: any moment is one to stop at. */
  private static final double CALMER_AFTER = 200;

  /**
   * Of several examples the one in the middle is kept out of so many steps at first: what is made
   * of it then tells how near an unseen frame comes.
   */
  private static final int UNSEEN_STEPS = 600;

  private static final int STEPS_BETWEEN_EXAMS = 200;

  /** Neighbouring seeds begin alike; these are none. */
  private static final long UNALIKE = 0x9e3779b97f4a7c15L;

  static final List<String> STATE = List.of("theta", "first", "second", "mean");

  private final Engine engine;
  private final Network network;
  private final List<Example> examples;
  private final List<Example> lessons;
  private final Familiarity familiarity;
  private final Variation variation;
  private final long seed;
  private final Tensor source = Tensor.allocate(CROPS, 3, Crop.SIDE, Crop.SIDE);
  private final Tensor aim;
  private final Tensor weights = Tensor.allocate(CROPS, 1, Crop.SIDE, Crop.SIDE);
  private final Tensor loss = Tensor.scalar(0);
  private Map<String, Tensor> state;
  private Map<String, Tensor> next;
  private int steps;

  public Learner(
      Engine engine,
      Task task,
      NetworkSize size,
      List<Example> examples,
      Variation variation,
      long seed) {
    if (examples.isEmpty()) {
      throw FramewrightException.invalidRequest("There is no example to learn from.");
    }
    this.network = new Network(task, size);
    this.engine = engine;
    this.examples = List.copyOf(examples);
    this.lessons = examples.stream().map(Example::asLearned).toList();
    this.familiarity = new Familiarity(examples);
    this.variation = variation;
    this.seed = seed;
    this.aim = Tensor.allocate(CROPS, task.channels(), Crop.SIDE, Crop.SIDE);
    this.state = vectors();
    this.next = vectors();
    begin();
  }

  private Map<String, Tensor> vectors() {
    Map<String, Tensor> vectors = new HashMap<>();
    STATE.forEach(name -> vectors.put(name, Tensor.allocate(network.weights())));
    return vectors;
  }

  private void begin() {
    network.begin(state.get("theta").floats(), seed);
    state.get("mean").floats().put(state.get("theta").floats());
    for (String moment : List.of("first", "second")) {
      state.get(moment).floats().put(new float[network.weights()]);
    }
  }

  /** Learns once more; returns how wrong it was before. */
  public float step() {
    return step(new Cancellation());
  }

  /**
   * The same, unless it is cancelled meanwhile: then nothing was learned. The engine is asked for
   * the lesson each time, as it lets go of graphs that nobody asks for.
   */
  public float step(Cancellation cancellation) {
    steps++;
    try {
      return learn(engine.builtIn(network.lesson()), cancellation);
    } catch (FramewrightException e) {
      steps--;
      throw e;
    }
  }

  private float learn(Graph lesson, Cancellation cancellation) {
    draw(new Random((seed + steps) * UNALIKE));
    Map<String, Tensor> inputs = new HashMap<>(state);
    inputs.put("source", source);
    inputs.put("aim", aim);
    inputs.put("weights", weights);
    inputs.put("step", Tensor.scalar(steps));
    inputs.put("rate", Tensor.scalar(rate()));
    Map<String, Tensor> outputs = new HashMap<>();
    next.forEach((name, vector) -> outputs.put("next_" + name, vector));
    outputs.put("loss", loss);
    lesson.run(inputs, outputs, cancellation);
    Map<String, Tensor> before = state;
    state = next;
    next = before;
    return loss.value();
  }

  private double rate() {
    return RATE * Math.min(1, steps / (double) WARM_UP) / Math.sqrt(1 + steps / CALMER_AFTER);
  }

  private void draw(Random chance) {
    FloatBuffer sources = source.floats();
    FloatBuffer aims = aim.floats();
    FloatBuffer counts = weights.floats();
    for (int i = 0; i < CROPS; i++) {
      new Crop(drawn(chance), variation, chance)
          .write(sources, aims, counts, network.task() == Task.REPAIR);
    }
    if (network.task() == Task.MATTE) {
      Pasting.some(sources.flip(), aims.flip(), CROPS, chance);
    }
  }

  private Example drawn(Random chance) {
    int drawn = chance.nextInt(examples.size());
    while (isUnseen(drawn)) {
      drawn = chance.nextInt(examples.size());
    }
    return lessons.get(drawn);
  }

  private boolean isUnseen(int example) {
    return examples.size() > 1 && steps <= UNSEEN_STEPS && example == examples.size() / 2;
  }

  /** The number of the example that it has not learned from yet; none when there is one alone. */
  public OptionalInt unseen() {
    return IntStream.range(0, examples.size()).filter(this::isUnseen).findFirst();
  }

  /** Is this a moment to see what it makes of that example? */
  public boolean isExamDue() {
    return unseen().isPresent() && steps > 0 && steps % STEPS_BETWEEN_EXAMS == 0;
  }

  /** What it has seen. */
  Familiarity familiarity() {
    return familiarity;
  }

  /** What the numbers of its pictures mean. */
  Light light() {
    return examples.get(0).light();
  }

  public int steps() {
    return steps;
  }

  Network network() {
    return network;
  }

  long seed() {
    return seed;
  }

  /** The numbers of {@link #STATE}. */
  FloatBuffer numbers(String name) {
    return state.get(name).floats();
  }

  /** What it knows: the running mean of its weights, which is calmer than the last step. */
  float[] learned() {
    float[] learned = new float[network.weights()];
    state.get("mean").floats().get(learned);
    return learned;
  }

  /** For a checkpoint that has filled {@link #numbers}. */
  void goOnFrom(int step) {
    steps = step;
  }

  @Override
  public void close() {
    state.values().forEach(Tensor::close);
    next.values().forEach(Tensor::close);
    List.of(source, aim, weights).forEach(Tensor::close);
  }
}
