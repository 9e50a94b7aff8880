package framewright.render;

import framewright.colour.ColourSpace;
import framewright.colour.Primaries;
import java.util.Map;
import java.util.Optional;

/** What OpenFX's own configuration calls the colours of pictures that come from files. */
final class NativeNames {
  private static final Map<Primaries, String> LINEAR =
      Map.ofEntries(
          Map.entry(Primaries.REC709, "lin_rec709_srgb"),
          Map.entry(Primaries.REC2020, "lin_rec2020"),
          Map.entry(Primaries.P3D65, "lin_p3d65"),
          Map.entry(Primaries.AP0, "ACES2065-1"),
          Map.entry(Primaries.AP1, "ACEScg"),
          Map.entry(Primaries.AWG3, "lin_arri_wide_gamut_3"),
          Map.entry(Primaries.AWG4, "lin_arri_wide_gamut_4"),
          Map.entry(Primaries.SGAMUT3, "lin_sgamut3"),
          Map.entry(Primaries.SGAMUT3CINE, "lin_sgamut3cine"),
          Map.entry(Primaries.VENICE, "lin_venice_sgamut3"),
          Map.entry(Primaries.VENICECINE, "lin_venice_sgamut3cine"),
          Map.entry(Primaries.VGAMUT, "lin_vgamut"),
          Map.entry(Primaries.CGAMUT, "lin_cinemagamut_d55"),
          Map.entry(Primaries.RWG, "lin_redwidegamutrgb"),
          Map.entry(Primaries.DWG, "lin_davinci_widegamut"),
          Map.entry(Primaries.BWG5, "lin_bmd_widegamut_gen5"));

  private NativeNames() {}

  /** Empty where it has no name. */
  static Optional<String> of(ColourSpace space) {
    return space.isLinear()
        ? Optional.ofNullable(LINEAR.get(space.primaries()))
        : Optional.of(space).filter(ColourSpace.SRGB::equals).map(srgb -> "srgb_tx");
  }
}
