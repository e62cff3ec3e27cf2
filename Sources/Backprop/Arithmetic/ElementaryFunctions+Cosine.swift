package import Kernels

extension ElementaryFunctions {
  /// cos(π·x), with π·x never rounded as a whole: largest error found 1.5 ulp for 0 ≤ x ≤ 2, next to
  /// its zeros too.
  ///
  /// Methods: all that is more than a quarter of a turn is taken off exactly; what is left goes into
  /// the minimax polynomials of FreeBSD's msun (Sun Microsystems 1993).
  package static func cosine(ofHalfTurns x: Double) -> Double {
    let turns = abs(x).truncatingRemainder(dividingBy: 2)
    // cos is the same on both sides of π.
    let half = turns > 1 ? 2 - turns : turns
    if half <= 0.25 { return cosineKernel(.pi * half) }
    if half < 0.75 { return sineKernel(.pi * (0.5 - half)) }
    return -cosineKernel(.pi * (1 - half))
  }

  /// cos x for |x| ≤ π/4.
  private static func cosineKernel(_ x: Double) -> Double {
    let z = x * x
    let w = z * z
    let low =
      z
      * (4.16666666666666019037e-02 + z
        * (-1.38888888888741095749e-03
          + z * 2.48015872894767294178e-05))
    let high =
      w * w
      * (-2.75573143513906633035e-07 + z
        * (2.08757232129817482790e-09
          + z * -1.13596475577881948265e-11))
    let halfSquare = 0.5 * z
    let head = 1 - halfSquare
    return head + (((1 - head) - halfSquare) + z * (low + high))
  }

  /// sin x for |x| ≤ π/4.
  private static func sineKernel(_ x: Double) -> Double {
    let z = x * x
    let w = z * z
    let series =
      8.33333333332248946124e-03
      + z * (-1.98412698298579493134e-04 + z * 2.75573137070700676789e-06)
      + z * w * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)
    return x + z * x * (-1.66666666666666324348e-01 + z * series)
  }
}
