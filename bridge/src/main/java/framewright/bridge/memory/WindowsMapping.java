package framewright.bridge.memory;

import com.google.common.base.Preconditions;
import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import java.nio.file.Path;

/** Shared memory of Windows: a file that the system deletes when its last handle is closed. */
final class WindowsMapping implements Mapping {

  private static final int FILE_ATTRIBUTE_TEMPORARY = 0x100;
  private static final int FILE_FLAG_DELETE_ON_CLOSE = 0x04000000;
  private static final int SHARE_ALL =
      WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE | WinNT.FILE_SHARE_DELETE;

  private final HANDLE file;
  private final HANDLE section;
  private final Pointer address;
  private final String path;

  private WindowsMapping(HANDLE file, long bytes, String path) {
    this.file = file;
    this.path = path;
    this.section =
        Kernel32.INSTANCE.CreateFileMapping(
            file, null, WinNT.PAGE_READWRITE, (int) (bytes >>> 32), (int) bytes, null);
    if (section == null) {
      throw lastError();
    }
    this.address =
        Kernel32.INSTANCE.MapViewOfFile(
            section, WinNT.SECTION_MAP_READ | WinNT.SECTION_MAP_WRITE, 0, 0, 0);
    if (address == null) {
      LastErrorException error = lastError();
      Kernel32.INSTANCE.CloseHandle(section);
      throw error;
    }
  }

  /** {@code file} is new, empty and the caller's. */
  static Mapping createInFile(Path file, long bytes) {
    return map(file.toString(), bytes, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE);
  }

  static Mapping open(String path, long bytes) {
    Preconditions.checkArgument(
        new java.io.File(path).length() >= bytes, "the region is smaller than %s bytes", bytes);
    return map(path, bytes, FILE_ATTRIBUTE_TEMPORARY);
  }

  private static Mapping map(String path, long bytes, int attributes) {
    HANDLE file =
        Kernel32.INSTANCE.CreateFile(
            path,
            WinNT.GENERIC_READ | WinNT.GENERIC_WRITE,
            SHARE_ALL,
            null,
            WinNT.OPEN_EXISTING,
            attributes,
            null);
    if (WinBase.INVALID_HANDLE_VALUE.equals(file)) {
      throw lastError();
    }
    try {
      return new WindowsMapping(file, bytes, path);
    } catch (LastErrorException failed) {
      Kernel32.INSTANCE.CloseHandle(file);
      throw failed;
    }
  }

  private static LastErrorException lastError() {
    return new LastErrorException(Kernel32.INSTANCE.GetLastError());
  }

  @Override
  public Pointer address() {
    return address;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void close() {
    Kernel32.INSTANCE.UnmapViewOfFile(address);
    Kernel32.INSTANCE.CloseHandle(section);
    Kernel32.INSTANCE.CloseHandle(file);
  }
}
