internal import CLanes

/// Two numbers.
struct Two: Lanes {
  private let lanes: lanes2
  @inline(__always)
  private init(lanes: lanes2) { self.lanes = lanes }
  static var count: Int { 2 }
  @inline(__always)
  init(_ number: Double) { lanes = lanes2_splat(number) }
  @inline(__always)
  static func load(_ memory: UnsafePointer<Double>) -> Two { Two(lanes: lanes2_load(memory)) }
  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>) { lanes2_store(lanes, memory) }
  @inline(__always)
  static func + (left: Two, right: Two) -> Two {
    Two(lanes: lanes2_add(left.lanes, right.lanes))
  }
  @inline(__always)
  static func - (left: Two, right: Two) -> Two {
    Two(lanes: lanes2_subtract(left.lanes, right.lanes))
  }
  @inline(__always)
  static func * (left: Two, right: Two) -> Two {
    Two(lanes: lanes2_multiply(left.lanes, right.lanes))
  }
  @inline(__always)
  static func / (left: Two, right: Two) -> Two {
    Two(lanes: lanes2_divide(left.lanes, right.lanes))
  }
  @inline(__always)
  func squareRoot() -> Two { Two(lanes: lanes2_square_root(lanes)) }
  @inline(__always)
  func addingBits(_ other: Two) -> Two { Two(lanes: lanes2_add_bits(lanes, other.lanes)) }
  @inline(__always)
  func subtractingBits(_ other: Two) -> Two {
    Two(lanes: lanes2_subtract_bits(lanes, other.lanes))
  }
  @inline(__always)
  func shiftingBits(by count: Int32) -> Two { Two(lanes: lanes2_shift_bits(lanes, count)) }
  @inline(__always)
  func andBits(_ other: Two) -> Two { Two(lanes: lanes2_and_bits(lanes, other.lanes)) }
  @inline(__always)
  func orBits(_ other: Two) -> Two { Two(lanes: lanes2_or_bits(lanes, other.lanes)) }
  @inline(__always)
  func choosing(ifGreaterThan other: Two, _ yes: Two, else no: Two) -> Two {
    Two(lanes: lanes2_if_greater(lanes, other.lanes, yes.lanes, no.lanes))
  }
  @inline(__always)
  func lane(_ lane: Int) -> Double { lanes2_lane(lanes, Int32(truncatingIfNeeded: lane)) }
  @inline(__always)
  func isAnyBeyond(_ limit: Two) -> Bool { lanes2_is_any_beyond(lanes, limit.lanes) }
}

/// Four numbers.
struct Four: Lanes {
  private let lanes: lanes4
  @inline(__always)
  private init(lanes: lanes4) { self.lanes = lanes }
  static var count: Int { 4 }
  @inline(__always)
  init(_ number: Double) { lanes = lanes4_splat(number) }
  @inline(__always)
  static func load(_ memory: UnsafePointer<Double>) -> Four { Four(lanes: lanes4_load(memory)) }
  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>) { lanes4_store(lanes, memory) }
  @inline(__always)
  static func + (left: Four, right: Four) -> Four {
    Four(lanes: lanes4_add(left.lanes, right.lanes))
  }
  @inline(__always)
  static func - (left: Four, right: Four) -> Four {
    Four(lanes: lanes4_subtract(left.lanes, right.lanes))
  }
  @inline(__always)
  static func * (left: Four, right: Four) -> Four {
    Four(lanes: lanes4_multiply(left.lanes, right.lanes))
  }
  @inline(__always)
  static func / (left: Four, right: Four) -> Four {
    Four(lanes: lanes4_divide(left.lanes, right.lanes))
  }
  @inline(__always)
  func squareRoot() -> Four { Four(lanes: lanes4_square_root(lanes)) }
  @inline(__always)
  func addingBits(_ other: Four) -> Four { Four(lanes: lanes4_add_bits(lanes, other.lanes)) }
  @inline(__always)
  func subtractingBits(_ other: Four) -> Four {
    Four(lanes: lanes4_subtract_bits(lanes, other.lanes))
  }
  @inline(__always)
  func shiftingBits(by count: Int32) -> Four { Four(lanes: lanes4_shift_bits(lanes, count)) }
  @inline(__always)
  func andBits(_ other: Four) -> Four { Four(lanes: lanes4_and_bits(lanes, other.lanes)) }
  @inline(__always)
  func orBits(_ other: Four) -> Four { Four(lanes: lanes4_or_bits(lanes, other.lanes)) }
  @inline(__always)
  func choosing(ifGreaterThan other: Four, _ yes: Four, else no: Four) -> Four {
    Four(lanes: lanes4_if_greater(lanes, other.lanes, yes.lanes, no.lanes))
  }
  @inline(__always)
  func lane(_ lane: Int) -> Double { lanes4_lane(lanes, Int32(truncatingIfNeeded: lane)) }
  @inline(__always)
  func isAnyBeyond(_ limit: Four) -> Bool { lanes4_is_any_beyond(lanes, limit.lanes) }
}

/// Eight numbers.
struct Eight: Lanes {
  private let lanes: lanes8
  @inline(__always)
  private init(lanes: lanes8) { self.lanes = lanes }
  static var count: Int { 8 }
  @inline(__always)
  init(_ number: Double) { lanes = lanes8_splat(number) }
  @inline(__always)
  static func load(_ memory: UnsafePointer<Double>) -> Eight { Eight(lanes: lanes8_load(memory)) }
  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>) { lanes8_store(lanes, memory) }
  @inline(__always)
  static func + (left: Eight, right: Eight) -> Eight {
    Eight(lanes: lanes8_add(left.lanes, right.lanes))
  }
  @inline(__always)
  static func - (left: Eight, right: Eight) -> Eight {
    Eight(lanes: lanes8_subtract(left.lanes, right.lanes))
  }
  @inline(__always)
  static func * (left: Eight, right: Eight) -> Eight {
    Eight(lanes: lanes8_multiply(left.lanes, right.lanes))
  }
  @inline(__always)
  static func / (left: Eight, right: Eight) -> Eight {
    Eight(lanes: lanes8_divide(left.lanes, right.lanes))
  }
  @inline(__always)
  func squareRoot() -> Eight { Eight(lanes: lanes8_square_root(lanes)) }
  @inline(__always)
  func addingBits(_ other: Eight) -> Eight { Eight(lanes: lanes8_add_bits(lanes, other.lanes)) }
  @inline(__always)
  func subtractingBits(_ other: Eight) -> Eight {
    Eight(lanes: lanes8_subtract_bits(lanes, other.lanes))
  }
  @inline(__always)
  func shiftingBits(by count: Int32) -> Eight { Eight(lanes: lanes8_shift_bits(lanes, count)) }
  @inline(__always)
  func andBits(_ other: Eight) -> Eight { Eight(lanes: lanes8_and_bits(lanes, other.lanes)) }
  @inline(__always)
  func orBits(_ other: Eight) -> Eight { Eight(lanes: lanes8_or_bits(lanes, other.lanes)) }
  @inline(__always)
  func choosing(ifGreaterThan other: Eight, _ yes: Eight, else no: Eight) -> Eight {
    Eight(lanes: lanes8_if_greater(lanes, other.lanes, yes.lanes, no.lanes))
  }
  @inline(__always)
  func lane(_ lane: Int) -> Double { lanes8_lane(lanes, Int32(truncatingIfNeeded: lane)) }
  @inline(__always)
  func isAnyBeyond(_ limit: Eight) -> Bool { lanes8_is_any_beyond(lanes, limit.lanes) }
  /// A bit for each number, the first one lowest: set where it is not 0.
  @inline(__always)
  var nonzero: UInt8 { lanes8_nonzero(lanes) }
}
