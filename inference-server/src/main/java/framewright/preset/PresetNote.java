package framewright.preset;

/**
 * That there is a preset.
 *
 * @param about a sentence for the artist; may be empty
 */
public record PresetNote(String name, Place place, String about) {
  /** Whose it is. Of two with one name the earlier place's counts. */
  public enum Place {
    OWN,
    STUDIO,
    SHIPPED
  }
}
