namespace Trade;

/// <summary>How far a shipment has come; one name is a word of C#.</summary>
public enum Status { Open, @new, Closed }

/// <summary>How urgent it is; numbers with gaps.</summary>
public enum Priority : byte { Low = 1, High = 9 }
