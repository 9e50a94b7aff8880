package framewright.colour;

/** Three by three numbers, row by row. */
final class Matrix {
  private static final int SIDE = 3;

  private final double[] m;

  private Matrix(double... numbers) {
    this.m = numbers;
  }

  static Matrix of(double... numbers) {
    return new Matrix(numbers);
  }

  static Matrix diagonal(double... numbers) {
    return of(numbers[0], 0, 0, 0, numbers[1], 0, 0, 0, numbers[2]);
  }

  /** Row by row. */
  double[] numbers() {
    return m.clone();
  }

  Matrix times(Matrix other) {
    double[] product = new double[SIDE * SIDE];
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < SIDE; k++) {
        product[i] += m[i / SIDE * SIDE + k] * other.m[k * SIDE + i % SIDE];
      }
    }
    return new Matrix(product);
  }

  double[] times(double... vector) {
    double[] product = new double[SIDE];
    for (int i = 0; i < m.length; i++) {
      product[i / SIDE] += m[i] * vector[i % SIDE];
    }
    return product;
  }

  Matrix inverse() {
    double[] inverse = new double[SIDE * SIDE];
    double determinant = 0;
    for (int i = 0; i < SIDE; i++) {
      determinant += m[i] * cofactor(0, i);
    }
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = cofactor(i % SIDE, i / SIDE) / determinant;
    }
    return new Matrix(inverse);
  }

  private double cofactor(int row, int column) {
    int above = (row + 1) % SIDE * SIDE;
    int below = (row + 2) % SIDE * SIDE;
    int left = (column + 1) % SIDE;
    int right = (column + 2) % SIDE;
    return m[above + left] * m[below + right] - m[above + right] * m[below + left];
  }
}
