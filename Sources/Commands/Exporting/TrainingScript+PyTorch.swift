import Backprop
import Explanations

/// The parts that are PyTorch's own.
///
/// Under `torchrun` every process takes its share of each batch, and gradients are added up: all have
/// the same weights at any time.
extension TrainingScript {
  /// Which process this is of how many, and where it computes.
  var devices: [String] {
    [
      "rank, ranks = int(os.environ.get(\"RANK\", 0)), int(os.environ.get(\"WORLD_SIZE\", 1))",
      "gpu = f\"cuda:{os.environ.get('LOCAL_RANK', 0)}\" if torch.cuda.is_available() else \"\"",
      "torch.set_default_dtype(torch.float64); torch.set_default_device(gpu or \"cpu\")",
      "if ranks > 1: dist.init_process_group(\"nccl\" if gpu else \"gloo\")",
    ]
  }

  func functionsOfPyTorch(gap: [String]) -> [String] {
    ["def forward(X):"] + indented(model.forward) + ["    return net, out"] + gap + [
      "def total(value):  # over all processes", "    if ranks > 1:",
      "        dist.all_reduce(value)",
      "    return value",
    ] + gap + [
      "@torch.no_grad()", "def measured(measure, X, T):",
      "    return total(measure(*forward(X[rank::ranks]), T[rank::ranks]))",
    ] + gap
  }

  var loopOfPyTorch: [String] {
    let biases = model.trainedBiases.isEmpty ? nil : model.trainedBiases(of: "B")
    let parameters = "W" + (biases.map { " + \($0)" } ?? "")
    let decay = settings.weightDecay
    let groups =
      decay == 0
      ? "P"
      : "[{\"params\": W, \"weight_decay\": \(decay)}"
        + (biases == nil ? "" : ", {\"params\": P[len(W):]}") + "]"
    let factor = rateFactor("epoch")
    let isTested = start.testExamples != nil
    let test = "test = measured(error, X_test, T_test).item() / len(X_test)"
    let shown = "\"epoch\", epoch, \"E\", E.item()" + (isTested ? ", \"test\", test" : "")
    let kept = "n for s in optimizer.state.values() for n in s.values() if torch.is_tensor(n)"
    return [
      "P = \(parameters)",
      "optimizer = \(settings.optimizer.words.pyTorch(groups, settings))",
    ]
      + (factor.map {
        ["schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: \($0))"]
      } ?? []) + loopHead + ["    E = measured(error, X, T) / len(X)"]
      + (isTested ? ["    " + test] : []) + best(isTested ? "test" : "E.item()")
      + stopReason(
        isFinite: "all(n.isfinite().all() for n in [E, *P, *(\(kept))])",
        wrongCount: "measured(wrong, X, T)")
      + ["    if rank == 0: print(\(shown), stopped)", "    if stopped: break", "    \(order)"]
      + update + (factor == nil ? [] : ["    schedule.step()"])
      + ["if ranks > 1: dist.destroy_process_group()"]
  }

  /// The updates of an epoch.
  private var update: [String] {
    let share = "i + rank:i + \(batchSize):ranks"
    let error = "error(*forward(x[\(share)]), t[\(share)])"
    let isMean = settings.reduction == .mean && batchSize > 1
    let loss = error + (isMean ? " / len(x[i:i + \(batchSize)])" : "")
    // Its slope is sign(w); that of a weight of 0 is 0.
    let penalty =
      settings.l1 == 0 ? "" : " + \(settings.l1) / ranks * sum(w.abs().sum() for w in W)"
    return [
      "    for i in range(0, len(X), \(batchSize)):", "        optimizer.zero_grad()",
      "        (\(loss)\(penalty)).backward()", "        for p in P: total(p.grad)",
      "        optimizer.step()",
    ]
  }
}
