using System.CommandLine;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Import;

/// <summary><c>dataproduct import</c>: a first annotated record from what describes the table today.</summary>
internal static class ImportCommand
{
    public static Command Make() => new("import", "Writes a first annotated record from an existing contract, table or file (docs/import.md).")
    {
        MakeOne("odcs", "A data contract (ODCS 3.0 to 3.2, YAML or JSON).", (path, text) => OdcsTableReader.Read(text(), path)),
        MakeOne("sql", "A script with CREATE TABLE, of any common dialect.", (path, text) => SqlTableReader.Read(text(), path)),
        MakeOne("glue", "The JSON of 'aws glue get-table'.", (path, text) => GlueTableReader.Read(text(), path)),
        MakeOne("parquet", "A Parquet file; only its schema is read.", (path, _) => ParquetTableReader.Read(path)),
    };

    private static Command MakeOne(string name, string description, Func<string, Func<string>, IReadOnlyList<ImportedTable>> read)
    {
        var file = new Argument<string>("file") { Description = "The file to read." };
        var table = new Option<string?>("--table") { Description = "The table, where the file has several.", HelpName = "name" };
        var id = new Option<string?>("--id") { Description = "The product's id; by default imported.<table>.", HelpName = "domain.product" };
        var owner = new Option<string?>("--owner") { Description = "The team's address.", HelpName = "address" };
        var ns = new Option<string?>("--namespace") { Description = "The namespace of the record; by default the domain.", HelpName = "name" };
        var jurisdiction = new Option<string?>("--jurisdiction") { Description = "The one law that protects every row.", HelpName = "code" };
        var country = new Option<string?>("--country-column")
        {
            Description = "The column with ISO 3166-1 codes that tells a row's law.",
            HelpName = "column",
        };
        var key = new Option<string[]>("--key")
        {
            Description = "The columns of the key, where the file names none or others.",
            HelpName = "column",
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; by default <Record>.cs; - for standard output.", HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replaces the file if it is there." };
        var json = StateFolder.JsonOption();
        var command = new Command(name, description) { file, table, id, owner, ns, jurisdiction, country, key, output, force, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var chosen = Choose(read(path, () => ReadText(path)), parsed.GetValue(table), path);
            var record = RecordPlanner.Plan(chosen, new()
            {
                Id = parsed.GetValue(id),
                Owner = parsed.GetValue(owner),
                Namespace = parsed.GetValue(ns),
                Jurisdiction = parsed.GetValue(jurisdiction),
                CountryColumn = parsed.GetValue(country),
                Key = parsed.GetValue(key) ?? [],
            });
            var target = parsed.GetValue(output) ?? record.Name + ".cs";
            Save(RecordWriter.Write(record), target, parsed.GetValue(force));
            Show(record, target, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static ImportedTable Choose(IReadOnlyList<ImportedTable> tables, string? asked, string path)
    {
        var found = asked is null ? tables : [.. tables.Where(table => string.Equals(table.Name, asked, StringComparison.OrdinalIgnoreCase))];
        return found is [{ Columns.Count: > 0 } one]
            ? one
            : throw ImportErrors.WhichTable(path, tables.Select(table => table.Name), asked);
    }

    private static string ReadText(string path)
    {
        try
        {
            return new FileInfo(path).Length <= ImportLimits.Bytes
                ? File.ReadAllText(path)
                : throw ImportErrors.TooMuch(path, $"more than {ImportLimits.Bytes / 1024 / 1024} MB");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ImportErrors.Unreadable(path, "cannot be read", failure);
        }
    }

    private static void Save(string text, string path, bool force)
    {
        if (path == "-")
        {
            Console.Out.Write(text);
            return;
        }

        if (!force && File.Exists(path))
        {
            throw ImportErrors.FileExists(path);
        }

        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ImportErrors.Unreadable(path, "cannot be written", failure);
        }
    }

    private static void Show(PlannedRecord record, string path, bool json)
    {
        if (json && path != "-")
        {
            JsonOutput.Write(ImportDocument.Of(record, path), CliJson.Default.ImportDocument);
        }
        else if (path != "-")
        {
            Write(record, path);
        }
    }

    private static void Write(PlannedRecord record, string path)
    {
        var table = new Table().AddColumns("column", "property", "type", "look at");
        foreach (var property in record.Properties)
        {
            var type = property.Nullable ? property.Type + "?" : property.Type.ToString();
            table.AddRow(new Text(property.Column.Name), new Text(property.Name), new Text(type), new Text(string.Join("; ", property.Notes)));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"[bold]{record.Id}[/] is in [bold]{path}[/]; {Protection(record)}.");
        AnsiConsole.MarkupLine("[grey]Put it into a project that references DataProducts.Sdk ('dotnet new dataproduct' makes one) and build.[/]");
    }

    private static string Protection(PlannedRecord record) => record.Jurisdiction is { } code
        ? $"every row is protected by the law of {code}"
        : $"the law that protects a row follows from {record.CountryProperty}";
}
