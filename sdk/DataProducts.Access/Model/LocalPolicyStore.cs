using System.Buffers;

namespace DataProducts.Access;

/// <summary>Keeps policies as files: a folder a product, <c>*.cedar</c> in it.</summary>
/// <param name="root">The folder of all products; made if absent.</param>
public sealed class LocalPolicyStore(string root) : IPolicyStore
{
    /// <inheritdoc/>
    public async ValueTask SaveAsync(string product, IReadOnlyList<PolicyFile> policies, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var target = FolderOf(product);
        RefuseLosses(policies);
        var incoming = $"{target}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(incoming);
        foreach (var policy in policies)
        {
            await File.WriteAllTextAsync(Path.Combine(incoming, Path.GetFileName(policy.Path)), policy.Text, cancellationToken).ConfigureAwait(false);
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(incoming, target);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PolicyFile>> ReadAsync(string product, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(PolicyFile.ReadFolder(FolderOf(product)));

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.");

    // An id of a manifest is safe as a file name; one from a query is checked here, because it becomes a path.
    private string FolderOf(string product) =>
        product.Length > 0 && product.AsSpan().IndexOfAnyExcept(IdCharacters) < 0 && !product.StartsWith('.')
            ? Path.Combine(root, product)
            : throw new AccessException("DP1902", "A product's id has lower-case letters, digits, '_' and one dot.");

    // A file that would overwrite another, or that would not be read again, might hold the forbid that somebody relies on.
    private static void RefuseLosses(IReadOnlyList<PolicyFile> policies)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var policy in policies)
        {
            var name = Path.GetFileName(policy.Path);
            if (!name.EndsWith(".cedar", StringComparison.Ordinal) || !names.Add(name))
            {
                throw new AccessException("DP1902", $"The policy file '{name}' stands twice, or its name does not end in .cedar; nothing was saved.");
            }
        }

        if (names.Count == 0)
        {
            throw new AccessException("DP1902", "There is no policy to save; without one nobody may see anything.");
        }
    }
}
