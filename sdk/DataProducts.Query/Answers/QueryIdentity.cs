using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataProducts.Lake;
using DataProducts.Query.Syntax;

namespace DataProducts.Query;

/// <summary>Hashes all that the answer to a statement depends on.</summary>
internal static class QueryIdentity
{
    /// <summary>Gives the SHA-256. Files count by their names, which are unique to a commit: where the lake lies does not matter.</summary>
    public static byte[] Of(GatedQuery query, Jurisdiction jurisdiction, IReadOnlyList<GovernedTable> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "dp/query-identity/2");
        Add(hash, jurisdiction.Code);
        Add(hash, SyntaxTree.PrintExactly(query.Tree()));
        Add(hash, tables.Count);
        foreach (var table in tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            Add(hash, table.Name);
            AddAll(hash, table.Columns.Select(column => $"{column.Name} {column.Type} {column.Pii}"));
            Add(hash, table.Branches.Count);
            foreach (var branch in table.Branches)
            {
                Add(hash, branch);
            }
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, GovernedBranch branch)
    {
        AddAll(hash, branch.Files.Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        AddAll(hash, (branch.Groups ?? []).SelectMany(group => group.Files).Select(Deletes).Order(StringComparer.Ordinal));
        AddAll(hash, branch.FieldIds.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")).Order(StringComparer.Ordinal));
        AddAll(hash, branch.Actions.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Add(hash, branch.RowFilter);
    }

    // No file name has a NUL character, so no two lists are written alike.
    private static string Deletes(DataFile file) => string.Join('\0', file.Deletes
        .Select(delete => string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(',', delete.EqualityIds)}:{delete.Rows}:{delete.Bytes}:{Path.GetFileName(delete.Path)}"))
        .Order(StringComparer.Ordinal)
        .Prepend(Path.GetFileName(file.Path)!));

    private static void AddAll(IncrementalHash hash, IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        Add(hash, all.Length);
        foreach (var text in all)
        {
            Add(hash, text);
        }
    }

    // Each text has its length before it, each list its count: no two questions are hashed alike.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, int count)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, count);
        hash.AppendData(bytes);
    }
}
