using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Contracts;
using Spectre.Console;

namespace DataProducts.Cli.Diff;

/// <summary><c>dataproduct contract accept</c>: from now on consumers rely on this.</summary>
internal static class AcceptCommand
{
    public static Command Make()
    {
        var product = new Argument<string?>("product")
        {
            Description = "A product's id; without it every product of the assembly.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var assembly = new Option<string>("--assembly") { Description = "The built assembly with the products.", HelpName = "file", Required = true };
        var state = new Option<string?>("--state")
        {
            Description = "The platform's folder: who has an active subscription is written down beside the baseline.",
            HelpName = "folder",
        };
        var (contracts, json) = (ContractsOption.Make(), StateFolder.JsonOption());
        var command = new Command("accept", "Writes the baselines of the built products; check them in.") { product, assembly, contracts, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (folder, now) = (parsed.GetRequiredValue(contracts), TimeProvider.System.GetUtcNow());
            var known = ContractFolder.Read(folder, DateOnly.FromDateTime(now.UtcDateTime));
            var documents = ManifestSource.FromAssembly(parsed.GetRequiredValue(assembly), parsed.GetValue(product));
            foreach (var document in documents)
            {
                RefuseWithoutVersion(known, document);
            }

            var accepted = new List<AcceptDocument.AcceptedProduct>();
            foreach (var document in documents)
            {
                var one = document.Product;
                var subscribers = parsed.GetValue(state) is { } platform
                    ? await Subscribers.ActiveAsync(one, StateFolder.Find(platform), now, cancellation).ConfigureAwait(false)
                    : null;
                var (path, changed) = ContractFolder.Accept(folder, one, subscribers, document.IsEarlierMajor);
                accepted.Add(new(one.Id, one.Version, path, changed));
            }

            Write(new(accepted), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    // Before anything is written: either all products are accepted or none.
    private static void RefuseWithoutVersion(ContractFolder known, ManifestDocument document)
    {
        var product = document.Product;
        if (known.ReadBaseline(product, document.IsEarlierMajor) is not { } baseline)
        {
            return;
        }

        var diff = known.Suppressions.Apply(ContractDiff.Between(baseline, product));
        if (!diff.IsVersionSufficient)
        {
            var gravest = diff.Changes.Count == 0
                ? "the version is lowered."
                : FormattableString.Invariant($"rule {diff.Changes[0].Rule}, {diff.Changes[0].Level.Word()}, at {diff.Changes[0].Path}: ")
                    + diff.Changes[0].Message;
            throw new DataProductException(
                "DP1250", $"{product.Id} {diff.To} is not accepted, since {diff.From} is relied on and the version is not raised far enough: {gravest} "
                + $"Raise it to {diff.SufficientVersion}; 'dataproduct diff --against baseline' shows every change.");
        }
    }

    private static void Write(AcceptDocument document, bool json)
    {
        if (json)
        {
            JsonOutput.Write(document, CliJson.Default.AcceptDocument);
            return;
        }

        foreach (var one in document.Accepted)
        {
            AnsiConsole.MarkupLineInterpolated($"[green]{(one.Changed ? "accepted" : "as before")}[/] [bold]{one.Product}[/] {one.Version}  {one.Path}");
        }
    }
}

/// <summary>What was accepted.</summary>
internal sealed record AcceptDocument(IReadOnlyList<AcceptDocument.AcceptedProduct> Accepted)
{
    internal sealed record AcceptedProduct(string Product, string Version, string Path, bool Changed);
}
