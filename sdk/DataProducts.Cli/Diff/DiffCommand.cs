using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary><c>dataproduct diff</c>: what would a new version change for those who rely on the products?</summary>
internal static class DiffCommand
{
    public static Command Make()
    {
        var product = new Argument<string?>("product")
        {
            Description = "A product's id; without it every product of the assembly.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var against = new Option<string>("--against")
        {
            Description = "What to compare with: a file (an assembly, .json, .yaml), a version such as 1.0.0, 'published' for the newest, "
                + "'baseline' for the folder of contracts, or a git reference such as main for that folder there.",
            HelpName = "file|version|published|baseline|ref",
            Required = true,
        };
        var assembly = new Option<string?>("--assembly")
        {
            Description = "The built assembly with the new version; without it what is registered in the platform's folder.",
            HelpName = "file",
        };
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "What counts as a finding: a dangerous change and worse, only a breaking one, or only one whose version does not say so.",
            DefaultValueFactory = _ => FailOn.Dangerous,
        };
        var (contracts, state, json, reports) = (ContractsOption.Make(), StateFolder.Option(), StateFolder.JsonOption(), new ReportFiles());
        var command = new Command("diff", "Compares two versions of a contract by the rules of docs/diff.md.")
        {
            product, against, assembly, contracts, failOn, reports.JUnit, reports.Sarif, reports.Markdown, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var place = new ComparisonPlace(
                parsed.GetRequiredValue(against), parsed.GetRequiredValue(contracts), parsed.GetValue(state), TimeProvider.System.GetUtcNow());
            var after = await AfterAsync(parsed.GetValue(assembly), parsed.GetValue(product), place.State, cancellation).ConfigureAwait(false);
            var report = await place.CompareAsync(after, parsed.GetValue(failOn), cancellation).ConfigureAwait(false);
            await reports.WriteAsync(parsed, report, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(DiffReportDocument.Of(report), CliJson.Default.DiffReportDocument);
            }
            else
            {
                DiffReportOutput.Write(report);
            }

            return report.ExitCode;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ManifestDocument>> AfterAsync(
        string? assembly, string? product, string? state, CancellationToken cancellation)
    {
        if (assembly is not null)
        {
            return ManifestSource.FromAssembly(assembly, product);
        }

        if (product is null)
        {
            throw new DataProductException("DP1002", "Name the product, or give the new version with --assembly.");
        }

        await using var platform = StateFolder.Open(state);
        var registered = await platform.Catalog.FindAsync(product, cancellation).ConfigureAwait(false)
            ?? throw StateFolder.NotRegistered(product);
        var newest = await platform.Catalog.FindAsync(registered.Id, cancellation).ConfigureAwait(false);
        var manifest = ManifestReader.Parse(registered.Manifest);
        return [new(manifest, registered.Manifest) { IsEarlierMajor = newest is not null && manifest.HasNewerMajorIn([ManifestReader.Parse(newest.Manifest)]) }];
    }
}

/// <summary>The option for the folder of contracts.</summary>
internal static class ContractsOption
{
    public static Option<string> Make() => new("--contracts")
    {
        Description = "The folder with baselines and suppressions.",
        HelpName = "folder",
        DefaultValueFactory = _ => ContractFolder.Name,
    };
}
