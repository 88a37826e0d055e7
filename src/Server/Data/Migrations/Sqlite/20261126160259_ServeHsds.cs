using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ServeHsds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "Digest", table: "PublicListings", type: "INTEGER", nullable: false, defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ModifiedAt",
                table: "PublicListings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L
            );

            migrationBuilder.AddColumn<Guid>(name: "OrganizationId", table: "PublicListings", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<long>(name: "At", table: "ChangeCounters", type: "INTEGER", nullable: false, defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "PublicOrganizations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Digest = table.Column<long>(type: "INTEGER", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                    View = table.Column<string>(type: "TEXT", nullable: false),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: false),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostalCode = table.Column<string>(type: "TEXT", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    IsAreaOnly = table.Column<bool>(type: "INTEGER", nullable: false),
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
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TermId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaxonomyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Taxonomy = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicTerms", x => new { x.ListingId, x.TermId });
                }
            );

            migrationBuilder.UpdateData(table: "ChangeCounters", keyColumn: "Id", keyValue: 1, column: "At", value: 621355968000000000L);

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
