namespace Engine.Core.NetSuite;

/// <summary>The name space in which NetSuite keeps external ids unique. Source: SuiteTalk help, section_N3436356.</summary>
public enum RecordGroup
{
    /// <summary>Customers, contacts, vendors, employees, jobs, partners share one.</summary>
    Entity,

    /// <summary>Every kind of transaction shares one.</summary>
    Transaction,

    /// <summary>Every kind of item shares one.</summary>
    Item,
}
