using System.CommandLine;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct audit prove</c>: what the log says of one request, for somebody who has not got the log.</summary>
internal static class AuditProveCommand
{
    public static Command Make()
    {
        var request = new Argument<Guid>("request") { Description = "The request's id; every answer of 'dataproduct query --json' bears one." };
        var output = new Option<string>("--output") { Description = "The folder for the proofs; made if absent.", DefaultValueFactory = _ => "." };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("prove", "Writes one proof file for each record of a request, and the public key to check it with.")
        {
            request, output, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var id = parsed.GetValue(request);
            var proofs = await platform.ProveAsync(id, cancellation).ConfigureAwait(false);
            var files = await WriteAsync(platform, proofs, parsed.GetRequiredValue(output), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new ProofListDocument(id, files), CliJson.Default.ProofListDocument);
            }
            else if (files.Count == 0)
            {
                Console.Error.WriteLine($"No audit log here knows the request {id}.");
            }
            else
            {
                foreach (var file in files)
                {
                    Console.WriteLine($"{file.Log} record {file.Index}: dataproduct audit check {file.Proof} --key {file.Key}");
                }
            }

            return files.Count == 0 ? ExitCode.Finding : ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ProofListDocument.ProofFile>> WriteAsync(
        EmbeddedPlatform platform, IReadOnlyList<AuditProof> proofs, string folder, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var files = new List<ProofListDocument.ProofFile>();
            foreach (var proof in proofs)
            {
                var name = proof.Log.Replace('/', '-');
                var file = Path.Combine(folder, FormattableString.Invariant($"{name}-{proof.Index}.tlog-proof"));
                var key = Path.Combine(folder, $"{name}.vkey");
                await File.WriteAllBytesAsync(file, proof.Proof, cancellation).ConfigureAwait(false);
                File.Copy(Path.Combine(platform.Layout.Audit, $"{proof.Log}.vkey"), key, overwrite: true);
                files.Add(new ProofListDocument.ProofFile(proof.Log, proof.Index, file, key));
            }

            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1005", $"The folder {folder} cannot be written: {failure.Message}", failure);
        }
    }
}
