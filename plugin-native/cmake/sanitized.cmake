# The rooms compiled once more under sanitizers, for everything that tests or fuzzes their parts: `sanitized`. A test links of it what
# it calls. Line tables are all that a report needs of the symbols, and cost half of the time of whole ones. Files are compiled in
# batches, since most of their time is that of gRPC's and the tests' headers; the plugin's own are not, so that each has to
# include what it uses.
set(sanitizers address,undefined,float-cast-overflow)

# The files of the rooms that stand without a host that loads them.
function(list_parts result)
  set(source ${PROJECT_SOURCE_DIR}/src)
  file(GLOB parts CONFIGURE_DEPENDS ${source}/frame/*.cpp ${source}/platform/*.cpp ${source}/client/*.cpp ${source}/client/*/*.cpp ${ARGN})
  if(WIN32)
    list(FILTER parts EXCLUDE REGEX "_posix\\.cpp$")
  else()
    list(FILTER parts EXCLUDE REGEX "_windows\\.cpp$")
  endif()
  set(${result} ${parts} PARENT_SCOPE)
endfunction()

function(compile_in_batches target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
endfunction()

set(source ${PROJECT_SOURCE_DIR}/src)
set(tests ${PROJECT_SOURCE_DIR}/tests)
list_parts(parts ${source}/host/values/*.cpp ${source}/host/panel/*.cpp ${source}/host/effect/schedule.cpp ${source}/host/effect/kept_frames.cpp
  ${source}/host/effect/marked_frames.cpp ${source}/host/effect/shot.cpp ${source}/host/frame_log.cpp)
add_library(sanitized STATIC EXCLUDE_FROM_ALL ${parts}
  ${tests}/support/pictures.cpp ${tests}/support/test_host.cpp ${tests}/support/test_messages.cpp ${tests}/support/test_suites.cpp)
target_include_directories(sanitized PUBLIC ${source} ${tests})
target_compile_options(sanitized PUBLIC -Wall -Wextra -Wpedantic -Werror -O1 -g1)
compile_in_batches(sanitized)
target_compile_definitions(sanitized PUBLIC FRAMEWRIGHT_VERSION="${PROJECT_VERSION}" FRAMEWRIGHT_BUNDLE_BINARY="")
target_link_libraries(sanitized PUBLIC contract panel_bytes Threads::Threads ${CMAKE_DL_LIBS})
if(FRAMEWRIGHT_SANITIZE)
  target_compile_options(sanitized PUBLIC -fsanitize=${sanitizers} -fno-sanitize-recover=all)
  target_link_options(sanitized PUBLIC -fsanitize=${sanitizers})
endif()
