import Backprop
import Testing

/// Whole runs to the bit: the same on every machine, and after every change of the code.
struct GoldenRunTests {
  /// The error after 300 epochs of three classes, with each optimizer, decay and a schedule.
  static let optimizers: [(Optimizer, UInt64)] = [
    (.sgd, 0x3fc5_c3cc_ccd6_ebd8), (.momentum, 0x3f82_1a07_deb2_948d),
    (.nesterov, 0x3f82_205b_54dd_8497),
    (.rmsprop, 0x3f74_f856_ef74_45b6), (.adam, 0x3f78_734f_d190_7ad5),
  ]

  @Test(arguments: optimizers)
  func threeHundredEpochsOfThreeClasses(_ optimizer: Optimizer, _ error: UInt64) {
    let start = SmallRuns.classes {
      $0.optimizer = optimizer
      $0.weightDecay = 0.001
      $0.l1 = 0.0001
      $0.schedule = .cosine
      $0.epochs = 400
    }
    #expect(train(start, epochs: 300).error == error, "\(optimizer)")
  }

  private func train(_ start: Run.Setup, epochs: Int) -> (parameters: [UInt64], error: UInt64) {
    var settings = start.settings
    settings.epochs = epochs
    let setup = Run.Setup(
      network: start.network, examples: start.examples, settings: settings)
    let runs = KernelSet.available.map { kernels in
      var training = Training(setup, evaluateEvery: epochs, kernels: kernels)
      while !training.advance(budget: .max) {}
      return (training.network.parameters.bits, training.evaluation.error.bits)
    }
    for run in runs { #expect(run == runs[0]) }
    return runs[0]
  }

  @Test func aThousandEpochsOfTheWorkedExample() {
    let run = train(WorkedExample.start(biases: .trained), epochs: 1000)
    #expect(
      run.parameters == [
        0x3fc8_680d_56b4_959e, 0x3fd2_01a6_f04e_2f35, 0x3fd2_902d_2531_2e45, 0x3fd8_538d_7d95_8fa2,
        0xbffd_47ca_38cf_69d7, 0xbffc_a2c1_18c9_044f, 0x4001_4701_8bea_86b4, 0x4001_baa5_50d0_316e,
        0x3fff_6e9c_ac52_f6a2, 0xbfd5_0955_9903_83ca,
      ])
    #expect(run.error == 0x3f36_ae2c_d9f5_ef49)
  }

  /// 2-2-2 with a bias for each unit; independent programs end at E = 2.44756223593226e-06.
  @Test func tenThousandEpochsOfTheWorkedExample() {
    let shape = Shape(inputCount: 2, layers: [(2, .sigmoid, .perUnit), (2, .sigmoid, .perUnit)])
    let run = train(
      Run.Setup(
        network: Network(
          shape: shape, loss: .halfSquaredError,
          parameters: [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55, 0.35, 0.35, 0.60, 0.60]),
        examples: Examples(inputs: [[0.05, 0.10]], targets: [[0.01, 0.99]]),
        settings: TrainingSettings()), epochs: 10_000)
    #expect(Double(bitPattern: run.error).isNear(2.44756223593226e-06, within: 1e-14))
    #expect(digest(run.parameters) == 0xe854_756e_6fa7_ff21)
    #expect(run.error == 0x3ec4_8819_91ad_af3c)
  }

  @Test(arguments: [
    (1, 0x81fa_c546_302f_1905 as UInt64, 0x3fcc_03de_aa18_39ae as UInt64),
    (32, 0x66f4_b628_7f02_e345, 0x3fcd_8a01_4e05_f78c),
  ])
  func twoEpochsOfDigits(_ batch: Int, _ parameters: UInt64, _ error: UInt64) throws {
    let run = train(try LargerRuns.digits(batch: batch), epochs: 2)
    #expect(digest(run.parameters) == parameters)
    #expect(run.error == error)
  }

  @Test(arguments: [
    (1, 0xe6a8_c77e_d2da_b64f as UInt64, 0x3fdb_e87d_4668_7935 as UInt64),
    (32, 0x7246_622c_ad25_800b, 0x3fdf_ff97_0797_5910),
  ])
  func aFewPictures(_ batch: Int, _ parameters: UInt64, _ error: UInt64) {
    let run = train(LargerRuns.pictures(count: 40, batch: batch), epochs: 2)
    #expect(digest(run.parameters) == parameters)
    #expect(run.error == error)
  }

  /// A number that changes with any of many.
  private func digest(_ bits: [UInt64]) -> UInt64 {
    // Fowler, Noll and Vo's hash, of 64 bits at once.
    bits.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
  }

  @Test func aThousandEpochsOfExclusiveOr() {
    let run = train(SmallRuns.exclusiveOr(), epochs: 1000)
    #expect(
      run.parameters == [
        0x4007_8eaa_bb8d_c28e, 0xc003_c1e8_ee57_da67, 0xbfed_9af4_7460_0823, 0xbff2_5fb3_6511_9abe,
        0x4006_9dda_e4d8_498a, 0xc009_552e_b0c9_6657, 0xc010_404b_90c9_de29, 0xbffe_14c2_d9db_133c,
        0x4010_3ea4_0768_43f7, 0x3ff2_4785_cdc4_70b9, 0xbfdc_871a_c42e_45b7, 0xbff6_25d1_0eb8_b693,
        0x4001_f0e1_2601_7854,
      ])
    #expect(run.error == 0x3f3a_584e_12f3_a1e0)
  }

  @Test func aThousandEpochsOfARegressionInBatchesOfTwo() {
    let run = train(SmallRuns.regression(), epochs: 1000)
    #expect(
      run.parameters == [
        0x3fed_a8ed_49ea_2d4f, 0x3f90_daea_ef94_d7e4, 0x3fd2_c098_a591_e82d, 0x3fea_e1b6_b9ae_e9fc,
        0x3ff7_2b06_486d_0ad8, 0x3fe1_08e0_155c_c3af, 0xbfde_e328_93bc_4190, 0xbfcd_7294_5df2_f0db,
        0x3fc9_9de7_3895_1db2, 0xbfb5_a034_e66b_a116, 0x3fa5_c87f_48a3_5eaa, 0xbfa0_bbdb_28f1_26e3,
        0xbfc0_3b98_7d16_bc28,
      ])
    #expect(run.error == 0x3eb2_3f95_862f_4d63)
  }
}
