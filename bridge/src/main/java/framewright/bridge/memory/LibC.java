package framewright.bridge.memory;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The calls and constants of Linux's and macOS's C library that shared memory needs. Sizes are
 * 64-bit: so are our systems.
 */
final class LibC {

  static final int O_RDWR = 2;
  static final int O_CLOEXEC = Platform.isMac() ? 0x1000000 : 0x80000;
  static final int PROT_READ_WRITE = 3;
  static final int MAP_SHARED = 1;
  static final int MAP_POPULATE = Platform.isLinux() ? 0x8000 : 0;
  static final int SEEK_END = 2;
  static final int ENOMEM = 12;
  static final int ENOSPC = 28;

  static final int MFD_CLOEXEC = 1;
  static final int MFD_ALLOW_SEALING = 2;
  static final int F_ADD_SEALS = 1033;
  static final int F_SEAL_SEAL = 1;
  static final int F_SEAL_SHRINK = 2;
  static final int F_SEAL_GROW = 4;

  static {
    Native.register(LibC.class, NativeLibrary.getInstance(null));
  }

  private LibC() {}

  static native int open(String path, int flags) throws LastErrorException;

  static native int close(int descriptor) throws LastErrorException;

  static native int ftruncate(int descriptor, long bytes) throws LastErrorException;

  static native long lseek(int descriptor, long offset, int whence) throws LastErrorException;

  static native Pointer mmap(
      Pointer hint, long bytes, int protection, int flags, int descriptor, long offset)
      throws LastErrorException;

  static native int munmap(Pointer address, long bytes) throws LastErrorException;

  /**
   * The calls that Linux alone has; a class of their own, since one missing symbol stops a whole
   * class from binding.
   */
  static final class Linux {
    static {
      Native.register(Linux.class, NativeLibrary.getInstance(null));
    }

    private Linux() {}

    static native int memfd_create(String name, int flags) throws LastErrorException;

    static native int fcntl(int descriptor, int command, int argument) throws LastErrorException;

    static native int fallocate(int descriptor, int mode, long offset, long bytes)
        throws LastErrorException;
  }
}
