package framewright.pack;

/**
 * One graph of a pack.
 *
 * @param path file name inside the pack's folder
 * @param sha256 its SHA-256, lower-case hexadecimal
 */
public record PackFile(String path, String sha256) {}
