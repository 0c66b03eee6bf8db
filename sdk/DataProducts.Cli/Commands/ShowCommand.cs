using System.CommandLine;
using System.Globalization;
using DataProducts.Cli.Output;
using DataProducts.Contracts;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct show</c>: what products there are, and what one of them is.</summary>
internal static class ShowCommand
{
    public static Command Make()
    {
        var product = new Argument<string?>("product") { Description = "The product's id, for example retail.customers, or retail.customers@1 for one major version; all products without it.", Arity = ArgumentArity.ZeroOrOne };
        var contract = new Option<bool>("--contract") { Description = "Writes the contract (ODCS, YAML) and nothing else." };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("show", "Lists the products, or shows one: contract, columns, snapshots, health.") { product, contract, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            if (parsed.GetValue(product) is not { } id)
            {
                await ListAsync(platform, parsed.GetValue(json), cancellation).ConfigureAwait(false);
                return ExitCode.Done;
            }

            var found = await platform.Catalog.FindAsync(id, cancellation).ConfigureAwait(false)
                ?? throw StateFolder.NotRegistered(id);
            if (parsed.GetValue(contract))
            {
                Console.Out.Write(found.Contract);
                return ExitCode.Done;
            }

            var document = await DocumentAsync(platform, found, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(document, CliJson.Default.ProductDocument);
            }
            else
            {
                Write(document);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task ListAsync(EmbeddedPlatform platform, bool json, CancellationToken cancellation)
    {
        var documents = new List<ProductDocument>();
        foreach (var product in await platform.Catalog.ListAsync(cancellation).ConfigureAwait(false))
        {
            documents.Add(await DocumentAsync(platform, product, cancellation).ConfigureAwait(false));
        }

        if (json)
        {
            JsonOutput.Write<IReadOnlyList<ProductDocument>>(documents, CliJson.Default.IReadOnlyListProductDocument);
            return;
        }

        var table = new Table().AddColumns("product", "version", "owner", "health", "description");
        foreach (var one in documents)
        {
            table.AddRow(new Text(one.Id), new Text(one.Version), new Text(one.Owner), new Text(HealthOf(one)), new Text(one.Description));
        }

        AnsiConsole.Write(table);
    }

    private static async Task<ProductDocument> DocumentAsync(EmbeddedPlatform platform, CatalogProduct product, CancellationToken cancellation)
    {
        var manifest = ManifestReader.Parse(product.Manifest);
        var ports = new List<ProductDocument.PortDocument>();
        foreach (var port in manifest.Ports)
        {
            ports.Add(await PortAsync(platform, manifest, port, cancellation).ConfigureAwait(false));
        }

        var health = await platform.Catalog.HealthAsync(manifest.Reference.ToString(), cancellation).ConfigureAwait(false);
        return new ProductDocument(
            product.Id,
            product.Version,
            product.Owner,
            product.Description,
            health?.Score,
            health?.Status ?? "unknown",
            ports[0].Columns,
            ports[0].Snapshots,
            ports[1..],
            manifest.DerivedFrom,
            await MajorsAsync(platform, product.Id, cancellation).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<ProductDocument.MajorDocument>> MajorsAsync(
        EmbeddedPlatform platform, string product, CancellationToken cancellation)
    {
        var majors = new List<ProductDocument.MajorDocument>();
        foreach (var one in await platform.Catalog.ListMajorsAsync(product, cancellation).ConfigureAwait(false))
        {
            var reference = ProductReference.Of(one.Id, one.Version);
            var retirement = await platform.Retirements.FindAsync(reference, cancellation).ConfigureAwait(false);
            majors.Add(new(reference.ToString(), one.Version, retirement is null ? null : RetirementDocument.Of(retirement)));
        }

        return majors;
    }

    private static async Task<ProductDocument.PortDocument> PortAsync(
        EmbeddedPlatform platform, ProductManifest manifest, PortManifest port, CancellationToken cancellation)
    {
        var version = await platform.Versions.CurrentAsync(manifest.Reference.ToString(), port.Name, cancellation).ConfigureAwait(false);
        return new ProductDocument.PortDocument(
            SqlTableName.Of(manifest, port, withMajor: false).ToString(),
            [.. port.Columns.Select(column => new ProductDocument.ColumnDocument(column.Name, column.Type.ToString(), KindOf(column), column.Description))],
            version?.Snapshots.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal).ToDictionary(pair => pair.Key.Code, pair => pair.Value)
                ?? new Dictionary<string, long>());
    }

    private static string KindOf(ColumnManifest column) => column switch
    {
        { Pii: { } pii } => $"token: {pii.Kind}",
        { Classification: not Classification.Internal } => column.Classification.ToString(),
        _ => "clear",
    };

    private static void Write(ProductDocument product)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{product.Id}[/] {product.Version}, {product.Owner}");
        AnsiConsole.MarkupLineInterpolated($"{product.Description}");
        AnsiConsole.MarkupLineInterpolated($"health: {HealthOf(product)}");
        if (product.DerivedFrom.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"made of: {string.Join(", ", product.DerivedFrom)}");
        }

        if (product.Majors.Count > 1)
        {
            AnsiConsole.MarkupLineInterpolated($"major versions: {string.Join(", ", product.Majors.Select(one => $"{one.Product} ({one.Version})"))}");
        }

        foreach (var one in product.Majors.Select(one => one.Retirement).OfType<RetirementDocument>())
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{RetirementOutput.Line(one)}[/]");
        }

        foreach (var port in product.FurtherPorts.Prepend(new ProductDocument.PortDocument(product.Id, product.Columns, product.Snapshots)))
        {
            Write(port);
        }
    }

    private static void Write(ProductDocument.PortDocument port)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{port.Table}[/]");
        var columns = new Table().AddColumns("column", "type", "kind", "description");
        foreach (var column in port.Columns)
        {
            columns.AddRow(new Text(column.Name), new Text(column.Type), new Text(column.Kind), new Text(column.Description ?? string.Empty));
        }

        AnsiConsole.Write(columns);
        var snapshots = new Table().AddColumns("jurisdiction", "snapshot");
        foreach (var (jurisdiction, snapshot) in port.Snapshots)
        {
            snapshots.AddRow(jurisdiction, snapshot.ToString(CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(snapshots);
    }

    private static string HealthOf(ProductDocument product) =>
        product.Health is { } score ? $"{score.ToString("F0", CultureInfo.InvariantCulture)} ({product.Status})" : product.Status;
}
