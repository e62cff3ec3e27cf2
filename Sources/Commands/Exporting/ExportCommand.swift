import Backprop
import Documents
import Opening

/// `export`: a script that computes the same error and gradients elsewhere, or trains there.
struct ExportCommand {
  let lesson: Lesson
  let arguments: Arguments
  let world: World

  /// About how many multiplications lie between checks for a request to stop.
  private static let slice = 4_000_000

  func run() throws(Failure) {
    guard let library = arguments.library else {
      throw .usage("export needs --to pytorch or --to numpy")
    }
    guard lesson.settings.training.updateOrder == .simultaneous else {
      throw .usage(
        "export writes the gradient, which sequential updates do not use; "
          + "take --update simultaneous")
    }
    guard lesson.network.shape.recurrence == nil else {
      throw .usage(
        "export writes scripts of layered networks, and this one is recurrent; "
          + "trace and check show its gradients")
    }
    world.beginWork()
    let text = arguments.exportsTraining ? training(in: library) : try gradients(in: library)
    do throws(OutputProblem) {
      try world.print(text)
    } catch {
      throw Failure(error)
    }
  }

  private func model(in library: PythonLibrary) -> PythonModel {
    PythonModel(
      library: library, network: lesson.start.network, biases: lesson.settings.training.biases)
  }

  private func training(in library: PythonLibrary) -> String {
    TrainingScript(title: lesson.title, model: model(in: library), start: lesson.start).text
  }

  private func gradients(in library: PythonLibrary) throws(Failure) -> String {
    var batch = FirstBatch(of: lesson.start)
    while !batch.isComplete {
      if world.isInterrupted() {
        throw .interrupted()
      }
      var work = Self.slice
      _ = batch.takeExample(work: &work)
    }
    return GradientScript(
      title: lesson.title, model: model(in: library), examples: batch.examples,
      reduction: lesson.settings.training.reduction
    ).text
  }
}
