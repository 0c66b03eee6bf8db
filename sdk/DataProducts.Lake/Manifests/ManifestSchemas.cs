namespace DataProducts.Lake.Manifests;

/// <summary>The Avro schemas that we write, as Java Iceberg writes them for version 2; the names are its names.</summary>
internal static class ManifestSchemas
{
    public const string List = """
        {"type":"record","name":"manifest_file","fields":[
        {"name":"manifest_path","type":"string","field-id":500},
        {"name":"manifest_length","type":"long","field-id":501},
        {"name":"partition_spec_id","type":"int","field-id":502},
        {"name":"content","type":"int","field-id":517},
        {"name":"sequence_number","type":"long","field-id":515},
        {"name":"min_sequence_number","type":"long","field-id":516},
        {"name":"added_snapshot_id","type":"long","field-id":503},
        {"name":"added_files_count","type":"int","field-id":504},
        {"name":"existing_files_count","type":"int","field-id":505},
        {"name":"deleted_files_count","type":"int","field-id":506},
        {"name":"added_rows_count","type":"long","field-id":512},
        {"name":"existing_rows_count","type":"long","field-id":513},
        {"name":"deleted_rows_count","type":"long","field-id":514},
        {"name":"partitions","type":["null",{"type":"array","items":{"type":"record","name":"r508","fields":[
        {"name":"contains_null","type":"boolean","field-id":509},
        {"name":"contains_nan","type":["null","boolean"],"default":null,"field-id":518},
        {"name":"lower_bound","type":["null","bytes"],"default":null,"field-id":510},
        {"name":"upper_bound","type":["null","bytes"],"default":null,"field-id":511}]},"element-id":508}],
        "default":null,"field-id":507}]}
        """;

    /// <summary>Gives the schema of a manifest; <c>r102</c> is its partition tuple.</summary>
    /// <param name="partitionFields">The tuple's fields, a JSON list.</param>
    public static string Entry(string partitionFields) => """
        {"type":"record","name":"manifest_entry","fields":[
        {"name":"status","type":"int","field-id":0},
        {"name":"snapshot_id","type":["null","long"],"default":null,"field-id":1},
        {"name":"sequence_number","type":["null","long"],"default":null,"field-id":3},
        {"name":"file_sequence_number","type":["null","long"],"default":null,"field-id":4},
        {"name":"data_file","type":{"type":"record","name":"r2","fields":[
        {"name":"content","type":"int","field-id":134},
        {"name":"file_path","type":"string","field-id":100},
        {"name":"file_format","type":"string","field-id":101},
        {"name":"partition","type":{"type":"record","name":"r102","fields":
        """ + partitionFields + """
        },"field-id":102},
        {"name":"record_count","type":"long","field-id":103},
        {"name":"file_size_in_bytes","type":"long","field-id":104},
        """ + string.Concat(
        Map("column_sizes", 108, 117, "long"), Map("value_counts", 109, 119, "long"), Map("null_value_counts", 110, 121, "long"),
        Map("nan_value_counts", 137, 138, "long"), Map("lower_bounds", 125, 126, "bytes"), Map("upper_bounds", 128, 129, "bytes")) + """
        {"name":"key_metadata","type":["null","bytes"],"default":null,"field-id":131},
        {"name":"split_offsets","type":["null",{"type":"array","items":"long","element-id":133}],"default":null,"field-id":132},
        {"name":"equality_ids","type":["null",{"type":"array","items":"int","element-id":136}],"default":null,"field-id":135},
        {"name":"sort_order_id","type":["null","int"],"default":null,"field-id":140},
        {"name":"referenced_data_file","type":["null","string"],"default":null,"field-id":143}]},"field-id":2}]}
        """;

    // The key's id is `key`; the value's is the one after it.
    private static string Map(string name, int id, int key, string value) =>
        $$"""
        {"name":"{{name}}","type":["null",{"type":"array","logicalType":"map",
        "items":{"type":"record","name":"k{{key}}_v{{key + 1}}","fields":[
        {"name":"key","type":"int","field-id":{{key}}},
        {"name":"value","type":"{{value}}","field-id":{{key + 1}} }]} }],"default":null,"field-id":{{id}} },

        """;
}
