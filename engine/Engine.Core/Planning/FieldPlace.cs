namespace Engine.Core.Planning;

/// <summary>Where fields of a record stand, for messages.</summary>
/// <param name="Sublist">The sublist; null for body fields.</param>
/// <param name="Line">The line of a list, counted from 0; null for a line that stands alone.</param>
internal readonly record struct FieldPlace(string? Sublist, int? Line = null)
{
    /// <summary>The subrecord whose fields they are; null for fields of the body or line itself.</summary>
    public string? Subrecord { get; init; }

    /// <summary>A field there: <c>memo</c>, <c>apply.doc</c>, <c>item[2].amount</c>, <c>billingAddress.city</c>.</summary>
    public string Of(string field) => Above + (Subrecord is null ? field : $"{Subrecord}.{field}");

    private string Above => Sublist is null ? "" : Line is null ? $"{Sublist}." : $"{Sublist}[{Line}].";
}
