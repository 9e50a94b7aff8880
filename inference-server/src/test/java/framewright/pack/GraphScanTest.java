package framewright.pack;

import static framewright.pack.TestOnnx.field;
import static framewright.pack.TestOnnx.join;
import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.operatorSet;
import static framewright.pack.TestOnnx.text;
import static framewright.pack.TestOnnx.varint;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GraphScanTest {
  private static final byte[] HONEST_NODE = node("Identity", "source", "result");

  @Test
  void anHonestGraphPasses() {
    assertDoesNotThrow(
        () ->
            GraphScan.check(
                ByteBuffer.wrap(
                    model(HONEST_NODE, TestOnnx.weight("w", new long[] {2, 3}, new float[6])))));
  }

  @Test
  void weightsInAnotherFileAreRefusedWhereverTheyHide() {
    byte[] byLocation = join(varint(14, 1), text(8, "w"));
    byte[] byEntry =
        join(field(13, join(text(1, "location"), text(2, "/etc/passwd"))), text(8, "w"));
    String why = "its weights lie in another file";
    assertEquals(why, refusal(model(HONEST_NODE, field(5, byLocation))));
    assertEquals(why, refusal(model(HONEST_NODE, field(5, byEntry))));
    assertEquals(why, refusal(model(node("Constant", "a", "b", field(5, field(5, byEntry))))));
    assertEquals(why, refusal(model(node("Constant", "a", "b", field(5, field(10, byEntry))))));
    assertEquals(why, refusal(model(HONEST_NODE, field(15, field(1, byEntry)))));
    assertEquals(
        why, refusal(model(node("Constant", "a", "b", field(5, field(22, field(2, byEntry)))))));
    byte[] inBranch = field(5, field(6, field(5, byEntry)));
    assertEquals(why, refusal(model(node("If", "a", "b", inBranch))));
  }

  @Test
  void operatorsOutsideTheStandardAreRefused() {
    String why = "it uses operators that are not part of the ONNX standard";
    assertEquals(why, refusal(model(node("Evil", "a", "b", text(7, "com.example")))));
    assertEquals(why, refusal(join(model(HONEST_NODE), operatorSet("com.microsoft", 1))));
    byte[] inBranch = field(5, field(11, node("Evil", "a", "b", text(7, "x"))));
    assertEquals(why, refusal(model(node("If", "a", "b", inBranch))));
    assertEquals(
        "it holds training or functions of its own",
        refusal(join(model(HONEST_NODE), field(25, text(1, "f")))));
  }

  @Test
  void tensorsOfImpossibleSizeAreRefused() {
    String why = "it holds a tensor of impossible size";
    assertEquals(why, refusal(model(HONEST_NODE, field(5, varint(1, 1L << 31)))));
    assertEquals(why, refusal(model(HONEST_NODE, field(5, varint(1, -4)))));
    byte[] packed =
        field(
            1,
            new byte[] {
              (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f, (byte) 0xff, (byte) 0xff, 0x7f
            });
    assertEquals(why, refusal(model(HONEST_NODE, field(5, packed))));
  }

  @Test
  void aGraphMadeToExhaustItsReaderIsRefused() {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 50_001; i++) {
      many.writeBytes(HONEST_NODE);
    }
    assertEquals("it has too many operators", refusal(model(many.toByteArray())));
    byte[] deep = HONEST_NODE;
    for (int i = 0; i < 20; i++) {
      deep = node("If", "a", "b", field(5, field(6, deep)));
    }
    assertEquals("its parts are nested too deeply", refusal(model(deep)));
  }

  @Test
  void operatorsThatWaitForEachOtherAreRefused() {
    String why = "its operators wait for each other";
    assertEquals(why, refusal(model(node("Relu", "a", "b"), node("Relu", "b", "a"))));
    assertEquals(why, refusal(model(HONEST_NODE, node("Relu", "a", "a"))));
    byte[] turned = model(node("Relu", "b", "result"), node("Relu", "source", "b"));
    assertDoesNotThrow(() -> GraphScan.check(ByteBuffer.wrap(turned)), "in no order, and runnable");
  }

  @Test
  void whatIsNoGraphIsRefused() {
    assertEquals(
        "it is not an ONNX file", refusal("#!/bin/sh\nrm -rf /".getBytes(StandardCharsets.UTF_8)));
    assertEquals("it holds no graph", refusal(new byte[0]));
    byte[] truncated = java.util.Arrays.copyOf(model(HONEST_NODE), 12);
    assertEquals("it is not an ONNX file", refusal(truncated));
  }

  private static String refusal(byte[] onnx) {
    return assertThrows(GraphScan.Refusal.class, () -> GraphScan.check(ByteBuffer.wrap(onnx)))
        .getMessage();
  }
}
