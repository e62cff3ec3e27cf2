import Backprop
import Documents
import LessonSupport
import Testing

/// What the pages of `attractor` say in words; their numbers are in `LessonNumbersTests`.
@Suite struct AttractorLessonTests {
  private let pictures = LessonFacts.pictures

  private func trained() throws -> Network { try LessonRuns.training("attractor").network }

  @Test func theExamplesAreRowsOfThePictures() throws {
    let data = try ShippedLessons.lesson("attractor").data
    for (index, row) in [0, 0, 0, 2, 2, 2].enumerated() {
      let picture = pictures[index % 3]
      #expect(Array(data.examples.inputs(of: index)) == LessonFacts.part(row, of: picture))
      #expect(Array(data.examples.targets(of: index)) == picture.map { 0.8 * $0 })
    }
    let tests = try #require(data.testExamples)
    for (index, picture) in pictures.enumerated() {
      #expect(Array(tests.inputs(of: index)) == LessonFacts.part(1, of: picture))
      #expect(Array(tests.targets(of: index)) == picture.map { 0.8 * $0 })
    }
  }

  @Test func everyRowOfEveryPictureIsCompletedStrongOrWeak() throws {
    let network = try trained()
    for picture in pictures {
      for row in 0..<3 {
        for strength in [1, 0.1, 0.01] {
          let inputs = LessonFacts.part(row, of: picture, strength: strength)
          #expect(LessonFacts.weakest(network, inputs, picture) > 0.58)
        }
      }
    }
  }

  @Test func itsNegativeIsAnAttractorAndAWrongPixelStays() throws {
    let network = try trained()
    let letter = pictures[0]
    let negative = letter.map { -$0 }
    #expect(LessonFacts.weakest(network, LessonFacts.part(0, of: negative), negative) >= 0.75)
    for pixel in letter.indices {
      var wrong = letter
      wrong[pixel] = -wrong[pixel]
      #expect(network.outputs(for: wrong[...])[pixel] * letter[pixel] < 0)
    }
  }
}
