extension Setting {
  /// Which setting it is; the raw value is its name on the command line, without the dashes.
  package enum ID: String, CaseIterable, Sendable {
    case rate, epochs, schedule, batch, reduction, optimizer, momentum
    case weightDecay = "weight-decay"
    case l1, loss, order, seed, bias, update
    case stopError = "stop-error"
    case stopClassified = "stop-classified"
    case patience, damping
    case notSettled = "not-settled"
    case layers, activation
    case initializer = "init"
    case variant
    case data, count, noise, targets, inputs, labels, scale
    case scaleTargets = "scale-targets"
    case oneHot = "one-hot"
    case missing, decimal, header
    case noHeader = "no-header"
    case test
    case evaluateEvery = "evaluate-every"
    case ascii, digits, theme, drawing
  }

  /// What becomes of a run that stands open where the setting is changed.
  package enum Effect: Sendable {
    /// It looks otherwise.
    case display
    /// It goes on with another learning rate, from this moment on.
    case learningRate
    /// It ends elsewhere.
    case stopping
    /// Another run takes its place: numbers differ from the first step on.
    case newRun
  }

  /// Where a setting can be given, besides on the command line of most commands.
  package enum Place: Sendable {
    /// In the settings of a lesson.
    case lesson
    /// On a page of a lesson, for another run of the same network with the same data.
    case page
    /// After `:set`.
    case prompt
    /// With `predict`, which needs of the data the inputs alone, and of training how a recurrent network
    /// settles.
    case prediction
    /// In the configuration.
    case configuration
  }

  /// What a setting has no effect without.
  package enum Need: Sendable {
    /// An optimizer with a velocity.
    case momentum
    case recurrentNetwork
  }
}

extension Setting.ID {
  package var effect: Setting.Effect {
    switch self {
    case .ascii, .digits, .theme, .drawing: .display
    case .rate: .learningRate
    case .epochs, .stopError, .stopClassified, .patience, .notSettled, .evaluateEvery: .stopping
    case .schedule, .batch, .reduction, .optimizer, .momentum, .weightDecay, .l1, .loss, .order,
      .seed, .bias, .update, .damping, .layers, .activation, .initializer, .variant, .data, .count,
      .noise, .targets, .inputs, .labels, .scale, .scaleTargets, .oneHot, .missing, .decimal,
      .header, .noHeader, .test:
      .newRun
    }
  }

  package var places: Set<Setting.Place> {
    switch self {
    case .batch, .reduction, .optimizer, .momentum, .schedule, .weightDecay, .l1, .bias, .update:
      [.lesson, .page, .prompt]
    case .damping: [.lesson, .page, .prompt, .prediction]
    case .notSettled: [.lesson, .prompt, .prediction]
    case .rate, .epochs, .loss, .order, .seed, .stopError, .stopClassified, .patience:
      [.lesson, .prompt]
    case .missing, .decimal, .header, .noHeader: [.lesson, .prediction]
    case .labels, .scale, .scaleTargets, .oneHot, .test: [.lesson]
    case .data, .targets, .inputs: [.prediction]
    case .digits, .theme, .drawing: [.prompt, .configuration]
    case .ascii: [.configuration]
    case .layers, .activation, .initializer, .variant, .count, .noise, .evaluateEvery: []
    }
  }

  /// What it has no effect without; `nil`: it always has one.
  package var need: Setting.Need? {
    switch self {
    case .momentum: .momentum
    case .damping, .notSettled: .recurrentNetwork
    case .rate, .epochs, .schedule, .batch, .reduction, .optimizer, .weightDecay, .l1, .loss,
      .order, .seed, .bias, .update, .stopError, .stopClassified, .patience, .layers, .activation,
      .initializer, .variant, .data, .count, .noise, .targets, .inputs, .labels, .scale,
      .scaleTargets,
      .oneHot, .missing, .decimal, .header, .noHeader, .test, .evaluateEvery, .ascii, .digits,
      .theme, .drawing:
      nil
    }
  }
}
