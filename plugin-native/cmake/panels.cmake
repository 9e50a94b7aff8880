# Defines the target `panel_bytes`: every panel of the contract, as bytes of its message.
set(panel_texts ${FRAMEWRIGHT_PROTO}/../panels)
file(GLOB panels CONFIGURE_DEPENDS ${panel_texts}/*.textproto)
set(panel_source ${CMAKE_CURRENT_BINARY_DIR}/generated/panel_bytes.cpp)
set(embed ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_panels.cmake)
add_custom_command(
  OUTPUT ${panel_source}
  COMMAND ${CMAKE_COMMAND} -DPROTOC=${PROTOC} -DPROTO=${FRAMEWRIGHT_PROTO} "-DPANELS=${panels}" -DOUT=${panel_source} -P ${embed}
  DEPENDS ${panels} ${FRAMEWRIGHT_PROTO}/framewright/v1/panel.proto ${embed}
  VERBATIM)
add_library(panel_bytes STATIC ${panel_source})
target_include_directories(panel_bytes PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
