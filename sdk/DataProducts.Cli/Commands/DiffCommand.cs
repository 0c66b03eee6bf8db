using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Contracts;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct diff</c>: what would a new version change for those who rely on the product?</summary>
internal static class DiffCommand
{
    public static Command Make()
    {
        var product = new Argument<string?>("product")
        {
            Description = "The product's id; not needed where the assembly has one product.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var against = new Option<string>("--against")
        {
            Description = "What to compare with: an assembly, a manifest (.json), a version such as 1.0.0, or 'published' for the newest.",
            HelpName = "file|version|published",
            Required = true,
        };
        var assembly = new Option<string?>("--assembly")
        {
            Description = "The built assembly with the new version; without it what is registered in the platform's folder.",
            HelpName = "file",
        };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("diff", "Compares two versions of a contract by the rules of docs/diff.md.") { product, against, assembly, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(state);
            var after = await AfterAsync(parsed.GetValue(assembly), parsed.GetValue(product), folder, cancellation).ConfigureAwait(false);
            var before = await ManifestSource.AgainstAsync(parsed.GetRequiredValue(against), after.Id, folder, cancellation).ConfigureAwait(false);
            var diff = ContractDiff.Between(before, after);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(DiffDocument.Of(diff), CliJson.Default.DiffDocument);
            }
            else
            {
                DiffOutput.Write(diff);
            }

            return diff.Level is null or ChangeLevel.Safe ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }

    private static async Task<ProductManifest> AfterAsync(string? assembly, string? product, string? state, CancellationToken cancellation)
    {
        if (assembly is not null)
        {
            return ManifestSource.FromAssembly(assembly, product) is [var document]
                ? document.Product
                : throw new DataProductException("DP1002", "The assembly has several products; name one.");
        }

        if (product is null)
        {
            throw new DataProductException("DP1002", "Name the product, or give the new version with --assembly.");
        }

        await using var platform = StateFolder.Open(state);
        var registered = await platform.Catalog.FindAsync(product, cancellation).ConfigureAwait(false)
            ?? throw StateFolder.NotRegistered(product);
        return ManifestReader.Parse(registered.Manifest);
    }
}
