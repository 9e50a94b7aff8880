package framewright.effect;

import framewright.pack.ModelPack;
import framewright.pack.PackParameter;
import framewright.panel.Control;
import framewright.panel.Group;
import framewright.panel.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What a request may set, as the contract's panels say it. Controls that the plugin keeps for
 * itself are left out.
 */
public final class Panels {
  private static final String SHARED = "shared";

  private Panels() {}

  /** The controls of an effect and those that all effects share. Reads it anew: do it once. */
  public static Panel of(String effect) {
    Panel.Builder panel = Panel.newBuilder();
    merge(effect, panel);
    merge(SHARED, panel);
    Panel all = panel.build();
    panel.clearGroups();
    for (Group group : all.getGroupsList()) {
      Group.Builder sent = group.toBuilder().clearControls();
      group.getControlsList().stream()
          .filter(control -> isSent(all, control))
          .forEach(sent::addControls);
      panel.addGroups(sent);
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

  private static boolean isSent(Panel panel, Control control) {
    boolean read =
        control.getReader() == Control.Reader.BOTH || control.getReader() == Control.Reader.SERVER;
    return read
        && !panel.getWithoutList().contains(control.getName())
        && !panel.getRetiredList().contains(control.getName());
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
