using System.Text.Json.Nodes;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Adds partition specs and sort orders to a table.</summary>
internal static class SpecEdits
{
    /// <summary>Adds a spec under the next id, unless the table has one that divides alike.</summary>
    /// <returns>The spec's id.</returns>
    public static int Add(JsonObject root, PartitionSpec spec)
    {
        var node = JsonBytes.NodeOf(json => PartitionJson.Write(json, spec));
        var last = root["last-partition-id"]!.GetValue<int>();
        root["last-partition-id"] = Math.Max(last, spec.Fields.Count == 0 ? 0 : spec.Fields.Max(field => field.FieldId));
        return Add(NextMetadata.ListOf(root, "partition-specs"), node, "spec-id", 0);
    }

    /// <summary>Adds an order under the next id, unless the table has the same.</summary>
    /// <returns>The order's id.</returns>
    public static int Add(JsonObject root, SortOrder order)
    {
        var node = JsonBytes.NodeOf(json => SortOrderJson.Write(json, order));
        return Add(NextMetadata.ListOf(root, "sort-orders"), node, "order-id", order.Fields.Count == 0 ? 0 : 1);
    }

    private static int Add(JsonArray list, JsonObject item, string id, int first)
    {
        var next = first;
        foreach (var has in list)
        {
            if (JsonNode.DeepEquals(has!["fields"], item["fields"]))
            {
                return has[id]!.GetValue<int>();
            }

            next = Math.Max(next, has[id]!.GetValue<int>() + 1);
        }

        item[id] = next;
        list.Add((JsonNode)item);
        return next;
    }
}
