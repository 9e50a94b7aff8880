# One object library per room, so that a test links exactly the room it tests.
set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
set(contract ${generated}/framewright/v1)
file(MAKE_DIRECTORY ${generated})
add_custom_command(
  OUTPUT ${contract}/framewright.pb.cc ${contract}/framewright.pb.h ${contract}/framewright.grpc.pb.cc
         ${contract}/framewright.grpc.pb.h ${contract}/panel.pb.cc ${contract}/panel.pb.h
  COMMAND ${PROTOC} -I ${FRAMEWRIGHT_PROTO} --cpp_out=lite:${generated} --grpc_out=${generated}
          --plugin=protoc-gen-grpc=${GRPC_CPP_PLUGIN} framewright/v1/framewright.proto framewright/v1/panel.proto
  DEPENDS ${FRAMEWRIGHT_PROTO}/framewright/v1/framewright.proto ${FRAMEWRIGHT_PROTO}/framewright/v1/panel.proto
  VERBATIM)
add_library(contract STATIC ${contract}/framewright.pb.cc ${contract}/framewright.grpc.pb.cc ${contract}/panel.pb.cc)
target_include_directories(contract SYSTEM PUBLIC ${generated})
target_link_libraries(contract PUBLIC grpc_static)

if(MSVC)
  set(warnings /W4 /WX)
else()
  set(warnings -Wall -Wextra -Wpedantic -Werror -ffunction-sections -fdata-sections)
endif()

function(add_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/*.cpp)
  if(WIN32)
    list(FILTER sources EXCLUDE REGEX "_posix\\.cpp$")
  else()
    list(FILTER sources EXCLUDE REGEX "_windows\\.cpp$")
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/src)
  target_compile_options(${name} PRIVATE ${warnings})
  target_compile_definitions(${name} PRIVATE FRAMEWRIGHT_VERSION="${PROJECT_VERSION}"
    FRAMEWRIGHT_VERSION_MAJOR=${PROJECT_VERSION_MAJOR} FRAMEWRIGHT_VERSION_MINOR=${PROJECT_VERSION_MINOR})
  target_link_libraries(${name} PUBLIC ${ARGN})
endfunction()

if(WIN32)
  add_compile_definitions(NOMINMAX WIN32_LEAN_AND_MEAN)
endif()
add_room(platform Threads::Threads ${CMAKE_DL_LIBS})
add_room(frame)
if(NOT MSVC)
  target_compile_options(frame PRIVATE -O3) # row conversions are worth vectorising
endif()
add_room(client frame platform contract)
add_room(host client frame platform panel_bytes)
