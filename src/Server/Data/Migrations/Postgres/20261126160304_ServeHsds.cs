using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ServeHsds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "Digest", table: "PublicListings", type: "bigint", nullable: false, defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ModifiedAt",
                table: "PublicListings",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0))
            );

            migrationBuilder.AddColumn<Guid>(name: "OrganizationId", table: "PublicListings", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "At",
                table: "ChangeCounters",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0))
            );

            migrationBuilder.CreateTable(
                name: "PublicOrganizations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ModifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Digest = table.Column<long>(type: "bigint", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    View = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicOrganizations", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicRemovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicRemovals", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicSites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostalCode = table.Column<string>(type: "text", nullable: true),
                    Latitude = table.Column<double>(type: "double precision", nullable: true),
                    Longitude = table.Column<double>(type: "double precision", nullable: true),
                    IsAreaOnly = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicSites", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicTerms",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    TermId = table.Column<Guid>(type: "uuid", nullable: false),
                    TaxonomyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Taxonomy = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicTerms", x => new { x.ListingId, x.TermId });
                }
            );

            migrationBuilder.UpdateData(
                table: "ChangeCounters",
                keyColumn: "Id",
                keyValue: 1,
                column: "At",
                value: new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0))
            );

            migrationBuilder.CreateIndex(name: "IX_PublicListings_ModifiedAt", table: "PublicListings", column: "ModifiedAt");

            migrationBuilder.CreateIndex(name: "IX_PublicListings_OrganizationId", table: "PublicListings", column: "OrganizationId");

            migrationBuilder.CreateIndex(name: "IX_PublicRemovals_RemovedAt", table: "PublicRemovals", column: "RemovedAt");

            migrationBuilder.CreateIndex(name: "IX_PublicSites_ListingId", table: "PublicSites", column: "ListingId");

            migrationBuilder.CreateIndex(name: "IX_PublicSites_PostalCode", table: "PublicSites", column: "PostalCode");

            migrationBuilder.CreateIndex(name: "IX_PublicTerms_TaxonomyId", table: "PublicTerms", column: "TaxonomyId");

            migrationBuilder.CreateIndex(name: "IX_PublicTerms_TermId", table: "PublicTerms", column: "TermId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "PublicOrganizations");

            migrationBuilder.DropTable(name: "PublicRemovals");

            migrationBuilder.DropTable(name: "PublicSites");

            migrationBuilder.DropTable(name: "PublicTerms");

            migrationBuilder.DropIndex(name: "IX_PublicListings_ModifiedAt", table: "PublicListings");

            migrationBuilder.DropIndex(name: "IX_PublicListings_OrganizationId", table: "PublicListings");

            migrationBuilder.DropColumn(name: "Digest", table: "PublicListings");

            migrationBuilder.DropColumn(name: "ModifiedAt", table: "PublicListings");

            migrationBuilder.DropColumn(name: "OrganizationId", table: "PublicListings");

            migrationBuilder.DropColumn(name: "At", table: "ChangeCounters");
        }
    }
}
