package framewright.rpc;

import java.nio.file.Path;

/**
 * What clients may take.
 *
 * @param regionBytes shared regions of all clients together
 * @param streamedFrameBytes frames kept because a client that streams may name them again
 * @param privateFolder where regions that need a file put it
 */
public record RpcLimits(long regionBytes, long streamedFrameBytes, Path privateFolder) {}
