# `./framewright package`: packages for Linux, made of build/home. installer/README.md says how they are laid out.

packages=$checkout/build/package

make_packages() {
  local tree version
  if [ "${1:-}" = --test ]; then
    compgen -G "$packages/*.deb" >/dev/null || fail "no package is made yet. Run ./framewright package, then this again"
    exec "$checkout/installer/package/test" "$packages"
  fi
  build_home
  require_packaging_tools
  version=${FRAMEWRIGHT_PACKAGE_VERSION:-$(sed -n 's:.*<revision>\(.*\)</revision>:\1:p' "$checkout/pom.xml")}
  export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$checkout" log -1 --format=%ct)}
  tree=$packages/framewright-$version
  rm -rf "$tree"
  unless_fresh runtime "$(java_version) $(cksum <"$stamps/java") $(cksum <"$checkout/installer/package/make-runtime")" make_runtime
  say "collecting the installation"
  collect_tree "$tree"
  say "packing (a few minutes)"
  logged archive "$checkout/installer/package/make-archive" "$tree" "$packages"
  logged deb "$checkout/installer/package/make-deb" "$tree" "$version" "$packages"
  rm -rf "$tree"
  (cd "$packages" && ls -1sh ./*.deb ./*.tar.xz)
}

require_packaging_tools() {
  local tool
  for tool in jlink jdeps dpkg-deb dpkg-shlibdeps xz; do
    command -v "$tool" >/dev/null || fail "$tool is missing; install it with: apt-get install $(jdk_package) dpkg-dev xz-utils"
  done
}

make_runtime() {
  say "making the Java runtime"
  rm -rf "$checkout/build/runtime"
  logged runtime "$checkout/installer/package/make-runtime" "$home/lib" "$checkout/build/runtime"
}

# collect_tree FOLDER: an installation that knows of no place and no machine.
collect_tree() {
  mkdir -p "$1"
  cp -a "$home/bin" "$home/lib" "$home/native" "$home/models" "$home/presets" "$home/Framewright.ofx.bundle" "$1/"
  rm -f "$1"/lib/*.jsa "$1/Framewright.ofx.bundle/Contents/Resources/home"
  cp -a "$checkout/build/runtime" "$1/runtime"
  cp "$checkout/LICENSE" "$1/"
  logged notices "$checkout/installer/package/notices" "$home"
  mv "$logs/notices.log" "$1/THIRD-PARTY-NOTICES"
  mkdir -p "$1/share"
  logged documents "$home/bin/framewright" documents "$1/share"
  find "$1" -name '*.so' -o -name '*.ofx' | xargs -r -d '\n' chmod 644
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}
