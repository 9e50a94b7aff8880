package framewright.effect;

import framewright.pack.ModelPack;
import framewright.pack.PackParameter;
import framewright.panel.Control;
import framewright.panel.Group;
import framewright.panel.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/**
 * What a request may set, as the contract's panels say it. Controls that the plugin keeps for
 * itself are left out.
 */
public final class Panels {
  private static final String SHARED = "shared";

  private Panels() {}

  /** The controls of an effect and those that all effects share. Reads it anew: do it once. */
  public static Panel of(String effect) {
    return only(effect, Panels::isSent);
  }

  /** What presets keep: whatever an artist sets that does not belong to one shot alone. */
  public static ParameterSet ofPresets(String effect) {
    return ParameterSet.of(only(effect, Panels::isKept));
  }

  private static Panel only(String effect, Predicate<Control> wanted) {
    Panel.Builder panel = Panel.newBuilder();
    merge(effect, panel);
    merge(SHARED, panel);
    Panel all = panel.build();
    panel.clearGroups();
    for (Group group : all.getGroupsList()) {
      Group.Builder kept = group.toBuilder().clearControls();
      group.getControlsList().stream()
          .filter(control -> wanted.test(control) && !isOut(all, control))
          .forEach(kept::addControls);
      panel.addGroups(kept);
    }
    return panel.build();
  }

  /** A pack's own parameters. */
  public static Panel of(ModelPack pack) {
    Group.Builder group =
        Group.newBuilder().setName("pack_group").setLabel(pack.manifest().title());
    pack.manifest().parameters().forEach(parameter -> group.addControls(control(parameter)));
    return Panel.newBuilder().addGroups(group).build();
  }

  private static Control control(PackParameter parameter) {
    return Control.newBuilder()
        .setName(parameter.name())
        .setLabel(parameter.label())
        .setHint(parameter.hint())
        .setNumber(
            framewright.panel.Number.newBuilder()
                .setMinimum(parameter.minimum())
                .setMaximum(parameter.maximum())
                .setDefaultValue(parameter.defaultValue()))
        .build();
  }

  private static boolean isSent(Control control) {
    return control.getReader() == Control.Reader.BOTH
        || control.getReader() == Control.Reader.SERVER;
  }

  private static boolean isKept(Control control) {
    boolean shown =
        control.getReader() == Control.Reader.BOTH || control.getReader() == Control.Reader.PLUGIN;
    return shown && !control.getOfTheShot() && !control.hasLine() && !control.hasButton();
  }

  private static boolean isOut(Panel panel, Control control) {
    return panel.getWithoutList().contains(control.getName())
        || panel.getRetiredList().contains(control.getName());
  }

  private static void merge(String name, Panel.Builder panel) {
    try (InputStream bytes = Panel.class.getResourceAsStream(name + ".panel")) {
      if (bytes == null) {
        throw new IllegalArgumentException("the contract has no panel " + name);
      }
      panel.mergeFrom(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the panel " + name + " cannot be read: " + e.getMessage(), e);
    }
  }
}
