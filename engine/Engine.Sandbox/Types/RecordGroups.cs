namespace Engine.Sandbox.Types;

/// <summary>
/// The groups that share internal ids and external ids: an external id is unique in its group, not in its record type
/// (Oracle help, section_N3436356).
/// </summary>
internal static class RecordGroups
{
    public const string Transaction = "transaction";
    public const string Entity = "entity";
    public const string Item = "item";
    public const string Account = "account";
    public const string Subsidiary = "subsidiary";
    public const string Currency = "currency";
    public const string Department = "department";
    public const string Location = "location";
    public const string Classification = "classification";
    public const string Term = "term";
    public const string PaymentOption = "paymentOption";
    public const string TaxCode = "salesTaxItem";
    public const string AccountingPeriod = "accountingPeriod";
    public const string CustomerSubsidiary = "customerSubsidiaryRelationship";
}
