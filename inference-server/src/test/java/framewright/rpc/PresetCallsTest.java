package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.InferenceGrpc;
import framewright.v1.ListPresetsRequest;
import framewright.v1.LoadPresetRequest;
import framewright.v1.Numbers;
import framewright.v1.PresetNote;
import framewright.v1.SavePresetRequest;
import framewright.v1.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Presets over the wire. */
class PresetCallsTest {
  @TempDir static Path folder;
  private static RunningServer server;
  private static InferenceGrpc.InferenceBlockingStub calls;

  @BeforeAll
  static void start() throws Exception {
    server = new RunningServer(folder, 8);
    calls = InferenceGrpc.newBlockingStub(server.connect());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static Value number(double value) {
    return Value.newBuilder().setNumber(value).build();
  }

  private static LoadPresetRequest load(String name) {
    return LoadPresetRequest.newBuilder().setEffect("key").setName(name).build();
  }

  private static SavePresetRequest.Builder save(String name) {
    return SavePresetRequest.newBuilder().setEffect("key").setName(name);
  }

  private static List<PresetNote> list() {
    return calls
        .listPresets(ListPresetsRequest.newBuilder().setEffect("key").build())
        .getPresetsList();
  }

  private static void refused(Status.Code code, Executable call) {
    StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, call);
    assertEquals(code, refused.getStatus().getCode(), refused.getMessage());
  }

  @Test
  void whatIsSavedIsListedAndLoaded() {
    Value colour =
        Value.newBuilder()
            .setNumbers(Numbers.newBuilder().addAllValues(List.of(0.1, 0.8, 0.1)))
            .build();
    calls.savePreset(
        save("Mine").putControls("grow", number(-1)).putControls("screen_colour", colour).build());
    assertTrue(
        list().stream()
            .anyMatch(
                note ->
                    note.getName().equals("Mine")
                        && note.getPlace() == PresetNote.Place.PLACE_OWN));
    Map<String, Value> loaded = calls.loadPreset(load("Mine")).getControlsMap();
    assertEquals(number(-1), loaded.get("grow"));
    assertEquals(colour, loaded.get("screen_colour"));
    assertEquals("auto", loaded.get("screen").getText(), "what was not sent is at its default");
  }

  @Test
  void hostileOnesAreRefused() {
    refused(Status.Code.INVALID_ARGUMENT, () -> calls.loadPreset(load("../../etc/passwd")));
    refused(Status.Code.INVALID_ARGUMENT, () -> calls.savePreset(save("../x").build()));
    refused(
        Status.Code.INVALID_ARGUMENT,
        () -> calls.savePreset(save("x").putControls("no_control", number(1)).build()));
    refused(
        Status.Code.INVALID_ARGUMENT,
        () -> calls.savePreset(save("x").putControls("grow", number(Double.NaN)).build()));
    refused(
        Status.Code.UNIMPLEMENTED,
        () -> calls.listPresets(ListPresetsRequest.newBuilder().setEffect("../key").build()));
    refused(
        Status.Code.UNAUTHENTICATED,
        () ->
            InferenceGrpc.newBlockingStub(server.connectWithoutToken())
                .savePreset(save("x").build()));
  }
}
