/// The ASCII signs the readers look for.
extension UInt8 {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0a }
  static var carriageReturn: UInt8 { 0x0d }
  static var space: UInt8 { 0x20 }
  static var quote: UInt8 { 0x22 }
  static var apostrophe: UInt8 { 0x27 }
  static var plus: UInt8 { 0x2b }
  static var comma: UInt8 { 0x2c }
  static var minus: UInt8 { 0x2d }
  static var point: UInt8 { 0x2e }
  static var slash: UInt8 { 0x2f }
  static var zero: UInt8 { 0x30 }
  static var colon: UInt8 { 0x3a }
  static var semicolon: UInt8 { 0x3b }
  static var leftBracket: UInt8 { 0x5b }
  static var backslash: UInt8 { 0x5c }
  static var rightBracket: UInt8 { 0x5d }
  static var leftBrace: UInt8 { 0x7b }
  static var bar: UInt8 { 0x7c }
  static var rightBrace: UInt8 { 0x7d }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7a }
  var isExponentSign: Bool { self | 0x20 == 0x65 }
}
