// The options that all commands share which print rows: form, columns, titles, file and colour.

import Archive
import ArgumentParser

/// `--format`, `--columns`, `--no-header`, `--output`, `--color`
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            How to print rows: table, json, jsonl (an object a line), csv, tsv, markdown or html (default: as the name of \
            --output ends, else for reading).
            """))
    var format: OutputFormat?
    @Option(
        help: ArgumentHelp("Print only these columns, in this order, divided by commas.", valueName: "names"),
        completion: .columns,
        transform: { $0.split(separator: ",").map { String($0).trimmed } })
    var columns: [String]?
    @Flag(help: "Print no line with the names of the columns.")
    var noHeader = false
    @OptionGroup var destination: DestinationOption
    @Option(help: ArgumentHelp("Colour: auto (on a terminal), always or never.", valueName: "when"))
    var color: ColourChoice = .auto

    func validate() throws {
        if let columns, columns.isEmpty || columns.contains("") {
            throw ValidationError("--columns takes names divided by commas")
        }
        guard format == nil, let ending = destination.ending, OutputFormat(ending: ending) == nil, ending != "txt" else { return }
        throw ValidationError(
            "--output: the ending .\(neutral(ending)) tells no format: give --format, or one of "
                + OutputFormat.endings.map { "." + $0.ending }.joined(separator: ", ") + ", .txt")
    }

    /// The form that was asked for: by `--format`, by the ending of the file, or a table where columns were chosen; nil where
    /// the command may print what reads best.
    var chosenFormat: OutputFormat? {
        format ?? destination.ending.flatMap(OutputFormat.init(ending:)) ?? (columns != nil || noHeader ? .table : nil)
    }

    /// A printer of rows as the options have it.
    /// - Parameter dropsEmptyColumns: leave out the columns of a table in which nothing stands, where nobody chose columns.
    func printer(dropsEmptyColumns: Bool = false) -> RowPrinter {
        RowPrinter(
            chosenFormat ?? .table, columns: columns, hasHeader: !noHeader, dropsEmptyColumns: dropsEmptyColumns && columns == nil
        )
    }

    /// Runs `body`, whose standard output goes where `--output` says, in colour as `--color` says.
    func deliver<Result>(_ body: () throws -> Result) throws -> Result {
        Terminal.colour = color
        return try OutputFile.receiving(destination.path, body)
    }

    /// Prints the rows of a query as they come, and returns how many there were.
    func print(_ query: Query, of archive: Archive, dropsEmptyColumns: Bool = false, seconds: Double? = 60) throws -> Int {
        try deliver {
            try Self.print(query, of: archive, with: printer(dropsEmptyColumns: dropsEmptyColumns), seconds: seconds)
        }
    }

    /// Prints the rows of a query to standard output as they come, and returns how many there were.
    static func print(
        _ query: Query, of archive: Archive, as format: OutputFormat, dropsEmptyColumns: Bool = false, seconds: Double? = 60
    ) throws -> Int {
        try print(query, of: archive, with: RowPrinter(format, dropsEmptyColumns: dropsEmptyColumns), seconds: seconds)
    }

    private static func print(
        _ query: Query, of archive: Archive, with printer: RowPrinter, seconds: Double?
    ) throws -> Int {
        var printer = printer
        do {
            try archive.stream(
                query, seconds: seconds, header: { try printer.begin($0) },
                row: {
                    try printer.print($0)
                    return true
                })
        } catch {
            printer.flush()
            throw error
        }
        printer.end()
        return printer.count
    }

    /// Prints the rows.
    /// - Throws: `ExitCode` 1 where there are none.
    func print(_ rows: Rows) throws {
        try deliver {
            var printer = printer()
            try printer.begin(rows.columns)
            for row in rows.rows { try printer.print(row) }
            printer.end()
            if rows.rows.isEmpty { throw ExitCode(1) }
        }
    }
}

extension String {
    /// Without spaces before and after it.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
