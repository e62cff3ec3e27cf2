internal import CLanes

/// One or several numbers that are computed alike, each for itself: lane by lane.
///
/// What is written for lanes gives the same bits in a lane of any width, and as one number.
protocol Lanes {
  /// How many numbers there are.
  static var count: Int { get }
  /// The lanes in a row of the panel whose units they are: as many, or with some beyond the last unit.
  static var panelWidth: Int { get }
  /// The same number in every lane.
  init(_ number: Double)
  static func load(_ memory: UnsafePointer<Double>) -> Self
  func store(_ memory: UnsafeMutablePointer<Double>)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  func squareRoot() -> Self
  /// The sum of the bit patterns, taken as integers.
  func addingBits(_ other: Self) -> Self
  func subtractingBits(_ other: Self) -> Self
  /// The bit pattern moved to the left.
  func shiftingBits(by count: Int32) -> Self
  func andBits(_ other: Self) -> Self
  func orBits(_ other: Self) -> Self
  /// `yes` in the lanes where this is greater, and `no` in all others.
  func choosing(ifGreaterThan other: Self, _ yes: Self, else no: Self) -> Self
  /// The number in a lane.
  func lane(_ lane: Int) -> Double
  /// Whether some lane is greater than `limit`, or not a number.
  func isAnyBeyond(_ limit: Self) -> Bool
}

extension Lanes {
  static var panelWidth: Int {
    @inline(__always) get { count }
  }

  /// Without its sign.
  @inline(__always)
  var magnitude: Self { andBits(Self(Double(bitPattern: 0x7FFF_FFFF_FFFF_FFFF))) }

  /// With the other sign.
  @inline(__always)
  static prefix func - (number: Self) -> Self {
    // The sign is the first bit: what it carries is lost.
    number.addingBits(Self(-0.0))
  }
}

extension Double: Lanes {
  static var count: Int { 1 }
  @inline(__always)
  static func load(_ memory: UnsafePointer<Double>) -> Double { memory.pointee }
  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>) { memory.pointee = self }
  @inline(__always)
  func addingBits(_ other: Double) -> Double {
    Double(bitPattern: bitPattern &+ other.bitPattern)
  }
  @inline(__always)
  func subtractingBits(_ other: Double) -> Double {
    Double(bitPattern: bitPattern &- other.bitPattern)
  }
  @inline(__always)
  func shiftingBits(by count: Int32) -> Double { Double(bitPattern: bitPattern << count) }
  @inline(__always)
  func andBits(_ other: Double) -> Double { Double(bitPattern: bitPattern & other.bitPattern) }
  @inline(__always)
  func orBits(_ other: Double) -> Double { Double(bitPattern: bitPattern | other.bitPattern) }
  @inline(__always)
  func choosing(ifGreaterThan other: Double, _ yes: Double, else no: Double) -> Double {
    self > other ? yes : no
  }
  @inline(__always)
  func lane(_ lane: Int) -> Double { self }
  @inline(__always)
  func isAnyBeyond(_ limit: Double) -> Bool { !(self <= limit) }
}
