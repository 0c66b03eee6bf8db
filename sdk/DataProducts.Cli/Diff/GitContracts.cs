using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Reads baselines as they are at a git reference. Git is started by itself and without a shell; what was typed is only ever an
/// argument after <c>--end-of-options</c>.</summary>
internal static class GitContracts
{
    private const int LargestBaseline = 4 * 1024 * 1024;

    /// <summary>Gives what consumers rely on at a reference; null where the folder has no baseline of the product there.</summary>
    /// <exception cref="DataProductException"><c>DP1746</c> there is no such reference; <c>DP1255</c> git cannot be run here; or as
    /// <see cref="ContractBaseline.Parse"/>.</exception>
    public static async Task<ProductManifest?> FindAsync(string reference, string folder, ManifestDocument product, CancellationToken cancellation)
    {
        var (found, commit, _) = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"], cancellation).ConfigureAwait(false);
        if (!found)
        {
            var (isRepository, _, complaint) = await RunAsync(["rev-parse", "--git-dir"], cancellation).ConfigureAwait(false);
            throw isRepository
                ? new DataProductException("DP1746", $"There is no such file, version or git reference: {reference}.")
                : Unusable($"Git cannot read a repository here: {complaint}");
        }

        var manifest = product.Product;
        var own = await BaselineAsync(ContractBaseline.FileName(manifest, product.IsEarlierMajor)).ConfigureAwait(false);
        if (own is not null || !product.IsEarlierMajor)
        {
            return own;
        }

        // Where the newer major came after that reference, this one's baseline is still the product's.
        var before = await BaselineAsync(ContractBaseline.FileName(manifest)).ConfigureAwait(false);
        return before?.Reference == manifest.Reference ? before : null;

        async Task<ProductManifest?> BaselineAsync(string name)
        {
            var path = Relative(Path.Combine(folder, name));
            var (isThere, text, _) = await RunAsync(["cat-file", "blob", $"{commit.Trim()}:{path}"], cancellation).ConfigureAwait(false);
            return isThere ? ContractBaseline.Parse(text, $"{reference}:{path}") : null;
        }
    }

    // Git takes paths from the folder that it runs in only where they begin with a dot.
    private static string Relative(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? relative : "./" + relative;
    }

    private static async Task<(bool Done, string Output, string Complaint)> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start) ?? throw Unusable("Git did not start.");
            process.StandardInput.Close();
            try
            {
                var complaint = process.StandardError.ReadToEndAsync(cancellation);
                var output = await ReadAsync(process.StandardOutput, cancellation).ConfigureAwait(false);
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
                return (process.ExitCode == 0, output, (await complaint.ConfigureAwait(false)).Split('\n')[0]);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill();
                }
            }
        }
        catch (Win32Exception missing)
        {
            throw Unusable("Git is not installed, or not on PATH.", missing);
        }
    }

    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            if (text.Append(buffer, 0, read).Length > LargestBaseline)
            {
                throw new DataProductException("DP1746", "What git has there is larger than a baseline may be.");
            }
        }

        return text.ToString();
    }

    private static DataProductException Unusable(string what, Exception? cause = null) =>
        new("DP1255", $"{what} Run the command in a clone of the repository, or compare with a file.", cause);
}
