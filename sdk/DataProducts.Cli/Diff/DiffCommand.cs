using System.CommandLine;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary><c>dataproduct diff</c>: what would a new version, of the products or of their standards, change for those who rely on
/// them?</summary>
internal static class DiffCommand
{
    public static Command Make()
    {
        var product = new Argument<string?>("product")
        {
            Description = "A product's id; without it every product of the assembly.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var against = new Option<string?>("--against")
        {
            Description = "What to compare with: a file (an assembly, .json, .yaml), a version such as 1.0.0, 'published' for the newest, "
                + "'baseline' for the folder of contracts, or a git reference such as main for that folder there.",
            HelpName = "file|version|published|baseline|ref",
        };
        var standards = new Option<string?>("--standards")
        {
            Description = "In place of --against: another version of the standards. What would it change for each product, compared with the version "
                + "that the assembly was built with or the product is registered under? A folder, a package (.nupkg), or an assembly built with it.",
            HelpName = "folder|nupkg|assembly",
        };
        var policies = new Option<string?>("--policies")
        {
            Description = "With --standards and --assembly: the folder of the team's policies, which are checked under that version; by default 'policies'.",
            HelpName = "folder",
        };
        var assembly = new Option<string?>("--assembly")
        {
            Description = "The built assembly with the new version; without it what is registered in the platform's folder: the product that is "
                + "named, or with --standards all.",
            HelpName = "file",
        };
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "What counts as a finding: a dangerous change and worse, only a breaking one, or only one whose version does not say so.",
            DefaultValueFactory = _ => FailOn.Dangerous,
        };
        var (contracts, state, json, reports) = (ContractsOption.Make(), StateFolder.Option(), StateFolder.JsonOption(), new ReportFiles());
        var command = new Command("diff", "Compares two versions of a contract, or a product's standards with another version of them, by docs/diff.md.")
        {
            product, against, standards, assembly, policies, contracts, failOn, reports.JUnit, reports.Sarif, reports.Markdown, state, json,
        };
        command.Validators.Add(typed =>
        {
            if (typed.GetResult(against) is null == typed.GetResult(standards) is null)
            {
                typed.AddError("Give one of --against and --standards.");
            }

            if (typed.GetResult(policies) is not null && (typed.GetResult(standards) is null || typed.GetResult(assembly) is null))
            {
                typed.AddError("--policies goes with --standards and --assembly.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var (folder, platform, now) = (parsed.GetRequiredValue(contracts), parsed.GetValue(state), TimeProvider.System.GetUtcNow());
            var (named, built) = (parsed.GetValue(product), parsed.GetValue(assembly));
            IDiffReport report = parsed.GetValue(standards) is { } other
                ? await new StandardsComparison(other, named, built, parsed.GetValue(policies), folder, platform, now)
                    .CompareAsync(parsed.GetValue(failOn), cancellation).ConfigureAwait(false)
                : await new ComparisonPlace(parsed.GetRequiredValue(against)!, folder, platform, now)
                    .CompareAsync(await AfterAsync(built, named, platform, cancellation).ConfigureAwait(false), parsed.GetValue(failOn), cancellation)
                    .ConfigureAwait(false);
            await reports.WriteAsync(parsed, report, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                report.WriteJson();
            }
            else
            {
                report.WriteText();
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
        var isEarlier = newest is not null
            && ProductReference.CompareMajors(manifest.MajorVersion, ProductReference.MajorOf(newest.Version)) < 0;
        return [new(manifest, registered.Manifest) { IsEarlierMajor = isEarlier }];
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
