using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Incremental;

/// <summary>A reading, and what it holds for: these files, in this order, among these outlines of the rest.</summary>
internal sealed record Remembered(FileReading Reading, ProjectOutline Outline, int[] Places, SyntaxTree[] Trees)
{
    /// <summary>Gives this if the files that it depends on are still those, in a project whose outline is the same one.</summary>
    public bool HoldsIn(IReadOnlyList<SourceFile> files)
    {
        for (var i = 0; i < Places.Length; i++)
        {
            if (!ReferenceEquals(files[Places[i]].Tree, Trees[i]))
            {
                return false;
            }
        }

        return true;
    }
}
