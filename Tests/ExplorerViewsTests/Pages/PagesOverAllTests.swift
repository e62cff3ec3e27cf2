import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct TooSmallViewTests {
  @Test func theStepStaysReadable() throws {
    let state = try Lessons.shipped("worked-example").after(24)
    #expect(
      state.screen(rows: 18, columns: 60).split(separator: "\n").map(String.init) == [
        " Backstep", " This window is 60×18. Backstep needs 80×24.",
        " Make the window larger, or the letters smaller.",
        " Nothing is lost; stepping still works:", " ◀ BACKWARD  epoch 1  step 24 of 60",
        " ∂E/∂w5 = δ_o1 · ∂net_o1/∂w5", "        = 0.138498562 · 0.593269992",
        "        = ▸0.082167041◂",
        " If w5 grows a little, E grows by 0.08217 of that.", " So w5 is made smaller.",
        " → step  ← back  ? help  q quit",
      ])
  }

  @Test func lessRoomLeavesTheStepForLast() throws {
    let text = try Lessons.shipped("worked-example").after(24).screen(rows: 7, columns: 40)
    #expect(text.contains("Backstep needs 80×24."))
    #expect(text.contains("▸0.082167041◂"))
    #expect(text.contains("→ step"))
  }

  @Test func theSmallestSaysWhatItNeeds() throws {
    var state = try Lessons.shipped("worked-example").after(24)
    #expect(state.screen(rows: 3, columns: 20) == "80×24 needed\n\n")
    #expect(state.screen(rows: 1, columns: 5) == "80×24")
    #expect(state.screen(rows: 1, columns: 1) == "8")
    state.display.restrictToASCII()
    #expect(state.screen(rows: 1, columns: 12) == "80x24 needed")
  }
}
