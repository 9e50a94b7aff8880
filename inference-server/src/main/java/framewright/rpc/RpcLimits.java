package framewright.rpc;

import java.nio.file.Path;

/**
 * What clients may take.
 *
 * @param pixelBytes shared regions and frames in the stream, of all clients together
 * @param streamedFrameBytes frames kept because a client that streams may name them again
 * @param privateFolder where regions that need a file put it
 */
public record RpcLimits(long pixelBytes, long streamedFrameBytes, Path privateFolder) {}
