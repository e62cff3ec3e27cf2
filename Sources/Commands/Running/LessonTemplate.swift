import Documents

/// A small lesson to begin with: a network, its data, and pages that tell and ask.
enum LessonTemplate {
  static func text(named name: String) -> String {
    let name = JSONWriter.document(.string(name)).filter { $0 != "\n" }
    return """
      {
        "format": "backstep-lesson",
        "version": 1,
        "name": \(name),
        "title": \(name),
        "aim": "Say here in one sentence what one learns.",
        "minutes": 5,
        "network": {
          "format": "backstep-network", "version": 1,
          "loss": "half-squared-error",
          "inputs": ["i1", "i2"],
          "layers": [
            { "activation": "sigmoid", "units": ["h1", "h2"],
              "weights": [[0.3, -0.2], [0.5, 0.4]], "biases": [0.1, 0.1] },
            { "activation": "sigmoid", "units": ["o1"],
              "weights": [[0.6, -0.3]], "biases": [0.2] }
          ]
        },
        "data": {
          "header": ["i1", "i2", "o1"],
          "rows": [[0.9, 0.4, 0.1]]
        },
        "settings": { "rate": 0.5 },
        "steps": [
          { "at": "start", "focus": "h1",
            "say": [
              "What a page says stands here, in at most three lines. Each page has a place in",
              "the run; this one is the start."
            ] },
          { "at": "forward net_h1", "focus": "h1",
            "say": "net_h1 is {net_h1:4}: numbers in braces are those of the run.",
            "ask": {
              "of": "out_h1",
              "text": "What is out_h1?",
              "hints": ["σ of what h1 receives."]
            } },
          { "at": "backward delta_o1", "focus": "w5",
            "say": "δ_o1 is {delta_o1:4}. A page can ask for any step that is still to come.",
            "ask": { "of": "dE/dw5", "text": "What is ∂E/∂w5?" } }
        ]
      }

      """
  }
}
