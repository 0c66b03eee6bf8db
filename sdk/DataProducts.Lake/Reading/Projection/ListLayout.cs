using DataProducts.Lake.Reading.Leaves;

namespace DataProducts.Lake.Reading.Projection;

/// <summary>Where the elements of a list are: older writers left out a level (Parquet format, LogicalTypes.md, Lists).</summary>
internal static class ListLayout
{
    /// <summary>Says whether the repeated field of a list is its element, instead of holding it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="repeated">Its only field.</param>
    /// <param name="elementId">The field id of the element, where it is known.</param>
    public static bool IsElement(FileNode list, FileNode repeated, int? elementId)
    {
        if (repeated.Storage is not null || repeated.Children.Count != 1)
        {
            return true;
        }

        if (elementId is not null && repeated.Children[0].Id == elementId)
        {
            return false;
        }

        return repeated.Id is not null || repeated.Name == "array" || repeated.Name == $"{list.Name}_tuple";
    }
}
