extension TextRenderer {
    func lines(_ map: HeatMap, width: Int) -> [Line] {
        title(map.title, width: width) + HeatGrid.fitting(map, context: context, width: width).lines()
            + notes(map.notes, width: width)
    }
}
