/// Results to the bit: every machine and every build gives these.
///
/// Right results are not enough for them to pass, and a better polynomial makes them fail: then
/// every golden run changes too.
enum ElementaryFunctionsGoldens {
  static let exponential: [Golden] = [
    (-744.5, 0x0000_0000_0000_0001),
    (-708.25, 0x0012_85DC_1B59_61F1),
    (-37.5, 0x3C8D_D5C5_6630_1EC8),
    (-1.0, 0x3FD7_8B56_362C_EF38),
    (-0.3, 0x3FE7_B4C8_69C3_7C05),
    (1e-9, 0x3FF0_0000_0044_B830),
    (0.1, 0x3FF1_AEC7_B35A_00D4),
    (0.7, 0x4000_1C2A_6126_8987),
    (1.0, 0x4005_BF0A_8B14_5769),
    (12.138378830134478, 0x4106_D0EA_8486_7A33),
    (709.7, 0x7FED_75AE_7A50_EE14),
  ]

  static let logarithm: [Golden] = [
    (.leastNonzeroMagnitude, 0xC087_4385_446D_71C3),
    (0.1, 0xC002_6BB1_BBB5_5515),
    (0.5, 0xBFE6_2E42_FEFA_39EF),
    (0.7009374602889967, 0xBFD6_BDD5_C4BE_BE0A),
    (0.999, 0xBF50_6467_0D97_9B73),
    (1.0001, 0x3F1A_368D_0657_FCD4),
    (1.4036, 0x3FD5_B2D6_5BA1_AABD),
    (2.0, 0x3FE6_2E42_FEFA_39EF),
    (10.0, 0x4002_6BB1_BBB5_5516),
    (1e300, 0x4085_9634_47F8_7FB5),
  ]

  static let logarithmOfOnePlus: [Golden] = [
    (-0.9999, 0xC022_6BB1_BBB5_5554),
    (-0.5, 0xBFE6_2E42_FEFA_39EF),
    (-0.29426788291449457, 0xBFD6_4E24_F271_8B34),
    (-0.001, 0xBF50_6467_0D97_9B6F),
    (-1e-20, 0xBBC7_9CA1_0C92_4223),
    (1e-12, 0x3D71_9799_812D_E065),
    (0.1, 0x3FB8_663F_793C_46C7),
    (0.45, 0x3FD7_C7B2_82D0_D46C),
    (1.0, 0x3FE6_2E42_FEFA_39EF),
    (7.0, 0x4000_A2B2_3F3B_AB73),
    (1e17, 0x4043_926C_D770_AA67),
  ]

  static let hyperbolicTangent: [Golden] = [
    (-19.0, 0xBFEF_FFFF_FFFF_FFFF),
    (-1.0, 0xBFE8_5EFA_B514_F394),
    (-0.1, 0xBFB9_83D7_795F_413A),
    (1e-300, 0x01A5_6E1F_C2F8_F359),
    (1e-6, 0x3EB0_C6F7_A0B5_E767),
    (0.1732937130162837, 0x3FC5_F651_EABC_86E6),
    (0.3, 0x3FD2_A4DD_A7D9_14FA),
    (0.5, 0x3FDD_9353_D756_8AF3),
    (0.9, 0x3FE6_EBE9_82D6_605D),
    (3.0, 0x3FEF_D77D_111A_0B00),
    (18.195187862098027, 0x3FEF_FFFF_FFFF_FFFD),
  ]

  /// An argument, and the bits of its result.
  typealias Golden = (argument: Double, result: UInt64)
}
