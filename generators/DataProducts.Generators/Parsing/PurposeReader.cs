using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads for which purposes alone a product may be used.</summary>
internal static class PurposeReader
{
    private const int MaximumLength = 64;

    public static EquatableArray<string> Read(INamedTypeSymbol record, AttributeData annotation, Findings findings)
    {
        var given = annotation.NamedArguments.FirstOrDefault(static argument => argument.Key == "Purposes").Value.Texts();
        if (given is null)
        {
            return default;
        }

        var purposes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var purpose in given)
        {
            if (purpose is null || !IsPurpose(purpose) || !purposes.Add(purpose))
            {
                Refuse("names a purpose twice, or one that is none; write those of the standards, for example fraud-detection");
            }
        }

        if (given.Count == 0)
        {
            Refuse("may be used for no purpose at all; name one, or leave Purposes out for all that policy permits");
        }

        return new([.. purposes]);

        void Refuse(string reason) => findings.Add(Concern.Contradiction, annotation.Place(), record, reason);
    }

    private static bool IsPurpose(string text) => text.Length is > 0 and <= MaximumLength
        && text[0] is >= 'a' and <= 'z'
        && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.');
}
