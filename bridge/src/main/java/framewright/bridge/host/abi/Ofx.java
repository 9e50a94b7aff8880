package framewright.bridge.host.abi;

import java.util.Set;

/** Names that OpenFX gives to actions, properties and values, as far as this host uses them. */
public final class Ofx {

  public static final String IMAGE_EFFECT_API = "OfxImageEffectPluginAPI";

  public static final String ACTION_LOAD = "OfxActionLoad";
  public static final String ACTION_UNLOAD = "OfxActionUnload";
  public static final String ACTION_DESCRIBE = "OfxActionDescribe";
  public static final String ACTION_DESCRIBE_IN_CONTEXT = "OfxImageEffectActionDescribeInContext";
  public static final String ACTION_CREATE_INSTANCE = "OfxActionCreateInstance";
  public static final String ACTION_DESTROY_INSTANCE = "OfxActionDestroyInstance";
  public static final String ACTION_BEGIN_INSTANCE_CHANGED = "OfxActionBeginInstanceChanged";
  public static final String ACTION_INSTANCE_CHANGED = "OfxActionInstanceChanged";
  public static final String ACTION_END_INSTANCE_CHANGED = "OfxActionEndInstanceChanged";
  public static final String ACTION_SYNC_PRIVATE_DATA = "OfxActionSyncPrivateData";
  public static final String ACTION_DRAW = "OfxInteractActionDraw";
  public static final String ACTION_PEN_DOWN = "OfxInteractActionPenDown";
  public static final String ACTION_PEN_MOTION = "OfxInteractActionPenMotion";
  public static final String ACTION_PEN_UP = "OfxInteractActionPenUp";
  static final Set<String> WRITING_ACTIONS =
      Set.of(
          ACTION_CREATE_INSTANCE,
          ACTION_BEGIN_INSTANCE_CHANGED,
          ACTION_INSTANCE_CHANGED,
          ACTION_END_INSTANCE_CHANGED,
          ACTION_SYNC_PRIVATE_DATA,
          ACTION_PEN_DOWN,
          ACTION_PEN_MOTION,
          ACTION_PEN_UP);
  public static final String ACTION_CLIP_PREFERENCES = "OfxImageEffectActionGetClipPreferences";
  public static final String ACTION_REGION_OF_DEFINITION =
      "OfxImageEffectActionGetRegionOfDefinition";
  public static final String ACTION_REGIONS_OF_INTEREST =
      "OfxImageEffectActionGetRegionsOfInterest";
  public static final String ACTION_FRAMES_NEEDED = "OfxImageEffectActionGetFramesNeeded";
  public static final String ACTION_TIME_DOMAIN = "OfxImageEffectActionGetTimeDomain";
  public static final String ACTION_IS_IDENTITY = "OfxImageEffectActionIsIdentity";
  public static final String ACTION_OUTPUT_COLOURSPACE = "OfxImageEffectActionGetOutputColourspace";
  public static final String ACTION_BEGIN_SEQUENCE = "OfxImageEffectActionBeginSequenceRender";
  public static final String ACTION_RENDER = "OfxImageEffectActionRender";
  public static final String ACTION_END_SEQUENCE = "OfxImageEffectActionEndSequenceRender";

  public static final String TYPE = "OfxPropType";
  public static final String NAME = "OfxPropName";
  public static final String LABEL = "OfxPropLabel";
  public static final String SHORT_LABEL = "OfxPropShortLabel";
  public static final String LONG_LABEL = "OfxPropLongLabel";
  public static final String ICON = "OfxPropIcon";
  public static final String TIME = "OfxPropTime";
  public static final String VERSION = "OfxPropVersion";
  public static final String VERSION_LABEL = "OfxPropVersionLabel";
  public static final String API_VERSION = "OfxPropAPIVersion";
  public static final String DESCRIPTION = "OfxPropPluginDescription";
  public static final String INSTANCE_DATA = "OfxPropInstanceData";
  public static final String IS_INTERACTIVE = "OfxPropIsInteractive";
  public static final String CHANGE_REASON = "OfxPropChangeReason";
  public static final String CHANGED_BY_USER = "OfxChangeUserEdited";
  public static final String CHANGED_BY_PLUGIN = "OfxChangePluginEdited";
  public static final String TYPE_CLIP = "OfxTypeClip";
  public static final String TYPE_PARAMETER = "OfxTypeParameter";
  public static final String TYPE_PARAMETER_INSTANCE = "OfxTypeParameterInstance";
  public static final String PLUGIN_FILE_PATH = "OfxPluginPropFilePath";
  public static final String PAGE_CHILDREN = "OfxParamPropPageChild";
  public static final String PAGE_ORDER = "OfxPluginPropParamPageOrder";
  public static final String NEEDS_SYNCING = "OfxPropParamSetNeedsSyncing";

  public static final String CONTEXT = "OfxImageEffectPropContext";
  public static final String SUPPORTED_CONTEXTS = "OfxImageEffectPropSupportedContexts";
  public static final String SUPPORTED_DEPTHS = "OfxImageEffectPropSupportedPixelDepths";
  public static final String SUPPORTED_COMPONENTS = "OfxImageEffectPropSupportedComponents";
  public static final String SUPPORTS_TILES = "OfxImageEffectPropSupportsTiles";
  public static final String SUPPORTS_MULTI_RESOLUTION =
      "OfxImageEffectPropSupportsMultiResolution";
  public static final String SUPPORTS_OVERLAYS = "OfxImageEffectPropSupportsOverlays";
  public static final String OVERLAY = "OfxImageEffectPluginPropOverlayInteractV2";
  public static final String EFFECT_INSTANCE = "OfxPropEffectInstance";
  public static final String DRAW_CONTEXT = "OfxInteractPropDrawContext";
  public static final String PEN_POSITION = "OfxInteractPropPenPosition";
  public static final String PEN_PRESSURE = "OfxInteractPropPenPressure";
  public static final String FOLLOWED_PARAMS = "OfxInteractPropSlaveToParam";
  public static final String PIXEL_SCALE = "OfxInteractPropPixelScale";
  public static final String MULTIPLE_CLIP_DEPTHS = "OfxImageEffectPropMultipleClipDepths";
  public static final String MULTIPLE_CLIP_ASPECTS = "OfxImageEffectPropSupportsMultipleClipPARs";
  public static final String TEMPORAL_ACCESS = "OfxImageEffectPropTemporalClipAccess";
  public static final String GROUPING = "OfxImageEffectPluginPropGrouping";
  public static final String THREAD_SAFETY = "OfxImageEffectPluginRenderThreadSafety";
  public static final String RENDER_UNSAFE = "OfxImageEffectRenderUnsafe";
  public static final String RENDER_INSTANCE_SAFE = "OfxImageEffectRenderInstanceSafe";
  public static final String RENDER_FULLY_SAFE = "OfxImageEffectRenderFullySafe";
  public static final String CLIP_PREFERENCES_PARAMS =
      "OfxImageEffectPropClipPreferencesSlaveParam";
  public static final String SEQUENTIAL_RENDER = "OfxImageEffectInstancePropSequentialRender";
  public static final String OPENGL_RENDER = "OfxImageEffectPropOpenGLRenderSupported";
  public static final String COLOURSPACE_RAW = "Raw";
  public static final String COLOUR_STYLE = "OfxImageEffectPropColourManagementStyle";
  public static final String COLOUR_STYLE_NONE = "OfxImageEffectColourManagementNone";
  public static final String COLOUR_STYLE_FULL = "OfxImageEffectColourManagementFull";
  public static final String CLIP_COLOURSPACE = "OfxImageClipPropColourspace";

  public static final String DEPTH = "OfxImageEffectPropPixelDepth";
  public static final String COMPONENTS = "OfxImageEffectPropComponents";
  public static final String PREMULTIPLICATION = "OfxImageEffectPropPreMultiplication";
  public static final String UNMAPPED_DEPTH = "OfxImageClipPropUnmappedPixelDepth";
  public static final String UNMAPPED_COMPONENTS = "OfxImageClipPropUnmappedComponents";
  public static final String CLIP_CONNECTED = "OfxImageClipPropConnected";
  public static final String CLIP_OPTIONAL = "OfxImageClipPropOptional";
  public static final String CLIP_IS_MASK = "OfxImageClipPropIsMask";
  public static final String CLIP_FIELD_ORDER = "OfxImageClipPropFieldOrder";
  public static final String CLIP_FIELD_EXTRACTION = "OfxImageClipPropFieldExtraction";
  public static final String CONTINUOUS_SAMPLES = "OfxImageClipPropContinuousSamples";
  public static final String FRAME_VARYING = "OfxImageEffectFrameVarying";
  public static final String FRAME_RATE = "OfxImageEffectPropFrameRate";
  public static final String FRAME_RANGE = "OfxImageEffectPropFrameRange";
  public static final String FRAME_STEP = "OfxImageEffectPropFrameStep";
  public static final String UNMAPPED_FRAME_RATE = "OfxImageEffectPropUnmappedFrameRate";
  public static final String UNMAPPED_FRAME_RANGE = "OfxImageEffectPropUnmappedFrameRange";
  public static final String IMAGE_ASPECT = "OfxImagePropPixelAspectRatio";
  public static final String IMAGE_DATA = "OfxImagePropData";
  public static final String IMAGE_BOUNDS = "OfxImagePropBounds";
  public static final String IMAGE_REGION = "OfxImagePropRegionOfDefinition";
  public static final String IMAGE_ROW_BYTES = "OfxImagePropRowBytes";
  public static final String IMAGE_FIELD = "OfxImagePropField";
  public static final String IMAGE_IDENTIFIER = "OfxImagePropUniqueIdentifier";
  public static final String FIELD_NONE = "OfxFieldNone";

  public static final String FIELD_TO_RENDER = "OfxImageEffectPropFieldToRender";
  public static final String RENDER_WINDOW = "OfxImageEffectPropRenderWindow";
  public static final String RENDER_SCALE = "OfxImageEffectPropRenderScale";
  public static final String RENDER_SEQUENTIAL = "OfxImageEffectPropSequentialRenderStatus";
  public static final String RENDER_INTERACTIVE = "OfxImageEffectPropInteractiveRenderStatus";
  public static final String RENDER_DRAFT = "OfxImageEffectPropRenderQualityDraft";
  public static final String REGION_OF_DEFINITION = "OfxImageEffectPropRegionOfDefinition";
  public static final String REGION_OF_INTEREST = "OfxImageEffectPropRegionOfInterest";
  public static final String PROJECT_SIZE = "OfxImageEffectPropProjectSize";
  public static final String PROJECT_OFFSET = "OfxImageEffectPropProjectOffset";
  public static final String PROJECT_EXTENT = "OfxImageEffectPropProjectExtent";
  public static final String PROJECT_ASPECT = "OfxImageEffectPropPixelAspectRatio";
  public static final String EFFECT_DURATION = "OfxImageEffectInstancePropEffectDuration";
  public static final String PLUGIN_HANDLE = "OfxImageEffectPropPluginHandle";

  /** Prefixes that a clip's name completes. */
  public static final String CLIP_COMPONENTS_OF = "OfxImageClipPropComponents_";

  public static final String CLIP_DEPTH_OF = "OfxImageClipPropDepth_";
  public static final String CLIP_ASPECT_OF = "OfxImageClipPropPAR_";
  public static final String CLIP_ROI_OF = "OfxImageClipPropRoI_";
  public static final String CLIP_FRAMES_OF = "OfxImageClipPropFrameRange_";

  public static final String PARAM_TYPE = "OfxParamPropType";
  public static final String PARAM_DEFAULT = "OfxParamPropDefault";
  public static final String PARAM_MIN = "OfxParamPropMin";
  public static final String PARAM_MAX = "OfxParamPropMax";
  public static final String PARAM_DISPLAY_MIN = "OfxParamPropDisplayMin";
  public static final String PARAM_DISPLAY_MAX = "OfxParamPropDisplayMax";
  public static final String PARAM_HINT = "OfxParamPropHint";
  public static final String PARAM_SECRET = "OfxParamPropSecret";
  public static final String PARAM_ENABLED = "OfxParamPropEnabled";
  public static final String PARAM_PARENT = "OfxParamPropParent";
  public static final String PARAM_GROUP_OPEN = "OfxParamPropGroupOpen";
  public static final String PARAM_STRING_MODE = "OfxParamPropStringMode";
  public static final String STRING_IS_LABEL = "OfxParamStringIsLabel";
  public static final String STRING_IS_FILE_PATH = "OfxParamStringIsFilePath";
  public static final String PARAM_SCRIPT_NAME = "OfxParamPropScriptName";
  public static final String PARAM_CHOICES = "OfxParamPropChoiceOption";
  public static final String PARAM_CHOICE_NAMES = "OfxParamPropChoiceEnum";

  /**
   * Of this host alone: script names for plain choices, which in OpenFX have labels only. The host
   * says that it takes them.
   */
  public static final String PLAIN_CHOICE_NAMES = "FramewrightParamPropChoiceName";

  public static final String TAKES_CHOICE_NAMES = "FramewrightHostPropTakesChoiceNames";

  private Ofx() {}
}
