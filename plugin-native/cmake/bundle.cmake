# The bundle: one module with three exported symbols that needs nothing but the C library.
add_library(plugin MODULE ${CMAKE_CURRENT_SOURCE_DIR}/src/exports.cpp)
target_include_directories(plugin PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
target_link_libraries(plugin PRIVATE host)

set(exports ${CMAKE_CURRENT_SOURCE_DIR}/exports)
if(WIN32)
  set(architecture Win64)
  target_sources(plugin PRIVATE ${exports}/ofx.def)
  if(MINGW)
    target_link_options(plugin PRIVATE -static -Wl,--gc-sections -Wl,--exclude-all-symbols)
  endif()
elseif(APPLE)
  set(architecture MacOS)
  target_link_options(plugin PRIVATE -Wl,-exported_symbols_list,${exports}/ofx.exp -Wl,-dead_strip)
else()
  set(architecture Linux-${CMAKE_SYSTEM_PROCESSOR})
  string(REPLACE x86_64 x86-64 architecture ${architecture})
  target_sources(plugin PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src/older_glibc.cpp)
  # nodelete: gRPC's threads may outlive an unload, and a host that unmaps them crashes.
  target_link_options(plugin PRIVATE -static-libstdc++ -static-libgcc -Wl,--version-script=${exports}/ofx.map
    -Wl,--exclude-libs,ALL -Wl,-Bsymbolic -Wl,-z,defs -Wl,-z,nodelete -Wl,-z,now -Wl,-z,relro -Wl,--gc-sections -s)
  set_property(TARGET plugin PROPERTY LINK_DEPENDS ${exports}/ofx.map)
endif()

set(FRAMEWRIGHT_BUNDLE ${CMAKE_BINARY_DIR}/Framewright.ofx.bundle)
set(contents ${FRAMEWRIGHT_BUNDLE}/Contents)
set_target_properties(plugin PROPERTIES PREFIX "" SUFFIX ".ofx" OUTPUT_NAME Framewright
                                        LIBRARY_OUTPUT_DIRECTORY ${contents}/${architecture})
configure_file(${CMAKE_CURRENT_SOURCE_DIR}/resources/Info.plist.in ${contents}/Info.plist @ONLY)
file(COPY ${CMAKE_CURRENT_SOURCE_DIR}/resources/ DESTINATION ${contents}/Resources PATTERN Info.plist.in EXCLUDE)
install(DIRECTORY ${FRAMEWRIGHT_BUNDLE} DESTINATION . USE_SOURCE_PERMISSIONS)
