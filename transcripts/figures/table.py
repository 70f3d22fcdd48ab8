"""The built-in vocabulary, as a text that anybody can read: a paragraph a metric.

First line: the public name; what its level is counted in (money; share, an amount per share; percent; days; turns;
count); `more` or `less` where one is good; its element of the us-gaap taxonomy; `growth` where its level is itself a
growth rate, `bare` where it is said without a unit. Then what it is called, in lower case with spaces for hyphens: plainly; after `also`, only where the unit
leaves nothing else ("earnings" of $0.40); after `weak`, where nothing better stands near. Adjectives that any metric
can have (total, adjusted, quarterly) are left out. The last one, `other`, holds what must not be taken for a
neighbour: litigation expenses are no operating expenses.
"""

METRICS = """
revenue: money; more; Revenues
    revenue, revenues, sales, net sales, top line, topline, turnover, revs, rev, run rate revenue, same station revenue
    weak business, businesses, company, growth, segment, segments, franchise, portfolio, largest customer, top customer,
    largest customers, top customers, channel, channels, brand, brands, category, categories, region, regions, division,
    subsidiaries, joint ventures, joint venture, distributors, product line, product lines

gross_profit: money; more; GrossProfit
    gross profit, gross profits, gross profit dollars, gross margin dollars
    also gross margin

gross_margin: percent; more
    gross margin, gross margins, gross profit margin, gross profit margins, gross margin rate, gross profit rate,
    gross margin percentage, gross profit percentage, product margin, merchandise margin, merchandise margins, growth margin
    also gross profit, gross profits
    weak margin, margins

operating_expenses: money; less; OperatingExpenses
    operating expenses, operating expense, opex, operating costs, operating cost, noninterest expense, noninterest expenses,
    non interest expense, non interest expenses, total expenses, total expense, adjusted expenses, adjusted expense, o&m,
    operations and maintenance, operation and maintenance, operating and maintenance, adjusted costs
    weak expenses, expense, costs

research_and_development: money; ; ResearchAndDevelopmentExpense
    r&d, research and development, r&d expense, r&d expenses, r&d spending, r&d spend, r&d costs, r&d investment,
    research and development expense, research and development expenses, research and development costs

sga: money; less; SellingGeneralAndAdministrativeExpense
    sg&a, sga, selling general and administrative, selling general & administrative, selling and administrative,
    g&a, general and administrative, selling and marketing, sales and marketing, selling expenses, selling expense,
    corporate overhead, corporate expense, corporate expenses, sg&a expense, sg&a expenses, sg&a costs, sg&a rate,
    sg&a expense rate, sg&a dollars, sg&a ratio, sg&a expense ratio,
    selling general and administrative expense ratio, sg&a spending, g&a expense, g&a expenses, g&a costs, general and administrative expense,
    general and administrative expenses, selling general and administrative expense,
    selling general and administrative expenses, sales and marketing expense, sales and marketing expenses

operating_income: money; more; OperatingIncomeLoss
    operating income, operating profit, operating profits, income from operations, profit from operations,
    earnings from operations, loss from operations, operating loss, operating earnings, ebit, ebita, segment income,
    segment profit, segment earnings, operating contribution, pretax income, pre tax income, income before taxes,
    income before income taxes, profit before tax, pretax profit, pre tax profit, pretax earnings, pre tax earnings,
    pre provision net revenue, preprovision net revenue, ppnr

operating_margin: percent; more
    operating margin, operating margins, operating profit margin, operating profit margins, operating income margin,
    operating income margins, ebit margin, ebit margins, ebita margin, ebita margins, segment margin, segment margins,
    return on sales, pretax margin, pre tax margin, operating earnings margin
    also operating income, operating profit, ebit, ebita, operating earnings, segment income, segment profit
    weak margin, margins

net_income: money; more; NetIncomeLoss
    net income, net earnings, net profit, net profits, net loss, bottom line, earnings, profit, profits, ani,
    profit after tax, earned
    weak loss

eps: share; more; EarningsPerShareDiluted
    eps, earnings per share, earnings per diluted share, earnings per common share, earnings per diluted common share,
    net income per share, net income per diluted share, net loss per share, loss per share, loss per diluted share,
    net earnings per share, net earnings per diluted share, per share earnings, operating income per share,
    ani per diluted share, net income per diluted common share, earnings per basic share, earnings per average diluted share
    also earnings, net income, net earnings, net loss, profit, earned, ani
    weak loss

ebitda: money; more
    ebitda, ebitdax, ebitdar, ebitdas, oibda, adjusted ebitda

ebitda_margin: percent; more
    ebitda margin, ebitda margins, oibda margin, oibda margins, ebitdax margin, ebitdax margins, ebitdar margin, ebitdar margins
    also ebitda, oibda, adjusted ebitda
    weak margin, margins

cash: money; more; CashAndCashEquivalentsAtCarryingValue
    cash on hand, total cash, cash balance, cash balances, cash position, cash and cash equivalents, cash and equivalents,
    cash and investments, cash and marketable securities, cash and short term investments, cash and securities,
    unrestricted cash, cash on the balance sheet, cash on our balance sheet, net cash, net cash position, liquidity,
    cash equivalents
    weak cash

operating_cash_flow: money share; more; NetCashProvidedByUsedInOperatingActivities
    operating cash flow, operating cash flows, cash flow from operations, cash flows from operations,
    cash from operations, cash from operating activities, cash flow from operating activities,
    cash flows from operating activities, cash provided by operating activities, cash provided by operations,
    cash generated from operations, cash generated by operations, cash generated by operating activities,
    cash generated from operating activities, cash generation, cash used in operations, cash used in operating activities,
    net cash provided by operating activities, net cash provided by operations, net cash from operating activities,
    net cash used in operating activities, net cash generated from operating activities, net cash flow from operations,
    cash flow provided by operating activities, cash flows provided by operating activities, cash flow per share,
    discretionary cash flow, funds flow, adjusted funds flow
    weak cash flow, cash flows, cashflow, cash

free_cash_flow: money share; more
    free cash flow, free cash flows, free cashflow, fcf, free operating cash flow, free cash flow from operations

capex: money; ; PaymentsToAcquirePropertyPlantAndEquipment
    capex, cap ex, capital expenditures, capital expenditure, capital spending, capital spend, capital investment,
    capital investments, capital budget, capital program, capital plan, capital outlays, maintenance capital,
    capital expense, capital expenses

debt: money turns; less; LongTermDebt; bare
    debt, net debt, long term debt, gross debt, borrowings, term loan, term loans, senior notes, notes outstanding,
    leverage, leverage ratio, net leverage, net leverage ratio, debt to ebitda, net debt to ebitda, net debt to adjusted ebitda,
    debt to adjusted ebitda, bonds, convertible notes, unsecured notes, secured notes, debt to capital, net debt to capital, debt balance, debt outstanding, indebtedness,
    debt to total capital, debt to ebitdax, debt to equity

dso: days; less; ; bare
    dso, dsos, days sales outstanding, day sales outstanding, days of sales outstanding, receivable days, receivables days

inventory: money days count; ; InventoryNet
    inventory, inventories, inventory levels, inventory level, days of inventory, inventory days, days inventory,
    inventory on hand, finished goods

inventory_turns: turns; more; ; bare
    inventory turns, inventory turn, inventory turnover, turns of inventory, inventory trends, turns

receivables: money; ; AccountsReceivableNetCurrent
    receivables, accounts receivable, trade receivables, account receivable

deferred_revenue: money; more; DeferredRevenue
    deferred revenue, deferred revenues, unearned revenue, contract liabilities
    weak deferred

backlog: money count days; more
    backlog, backlogs, order book, orderbook, backlog value, remaining performance obligations,
    remaining performance obligation, rpo, crpo, future revenue, future revenues, contracted backlog

bookings: money count turns; more
    bookings, booking, billings, book to bill, book to bill ratio

orders: money count; more
    orders, order intake, order rates, order rate, order flow, order volume, order growth, net new contracts, new contracts

headcount: count; ; ; bare
    headcount, head count, employees, ftes, fte, workforce, staff, team members, associates, teammates, sales reps,
    sales representatives

customers: count; more; ; bare
    customers, clients, subscribers, subs, users, members, accounts, service providers, households, memberships, policyholders,
    customer count, customer footprint, customer growth, subscriber growth, client count

same_store_sales: percent; more; ; growth
    same store sales, same restaurant sales, same shop sales, same store revenue, same property revenue, same club sales,
    same store, same hotel revenue

comparable_sales: percent; more; ; growth
    comparable sales, comparable store sales, comp sales, comps, comp, comp store sales, comparable restaurant sales,
    like for like sales, like for like, system comps

volume: count money; more
    volume, volumes, shipments, shipment, deliveries, closings, unit sales, units, tonnage, carloads, homes delivered,
    homes closed, units delivered, units shipped, gross dollar volume, gdv, throughput, transactions, load factor, traffic,
    originations, gmv, gross merchandise volume, loan production, prescriptions, scripts, passengers, bit shipments,
    bit shipment growth, guest counts, customer traffic, store traffic, gross bookings, payment volume, tpv, gpv, load growth,
    purchase volume, room nights, comp transactions, rpms, asms,
    available seat miles, revenue passenger miles

price: money share
    price, prices, pricing, average selling price, average selling prices, average sales price, average sale price, asp,
    asps, selling price, selling prices, realized price, realized prices, sales price, price realization, price increases,
    price increase, price per share, average order value, average ticket, average revenue per user, arpu, average daily rate,
    adr, revpar, rent, rents, rental rate, rental rates, cash rental rate, cash rental rates, cash rents, asking rents,
    effective rent, effective rents, net effective rent, ticket, comp ticket, average unit retail, aur,
    rasm, prasm, trasm, unit revenue, unit revenues, revenue per available seat mile, passenger yield, passenger yields,
    price per gallon, average check, day rate, day rates, dayrate, dayrates, share price, stock price

share_repurchases: money count; ; PaymentsForRepurchaseOfCommonStock
    share purchases, stock purchases,
    share repurchases, share repurchase, stock repurchases, stock repurchase, buyback, buybacks, share buyback, share buybacks,
    stock buyback, stock buybacks, repurchased, repurchases, bought back, repurchase, buy back, repurchase program,
    repurchase authorization, repurchasing, share repurchase program, share repurchase authorization,
    stock repurchase program, buyback program, buyback authorization

dividend: money share percent; more; PaymentsOfDividendsCommonStock
    dividend, dividends, dividend per share, dividends per share, cash dividend, dividend payments, dividend payout,
    dividend payout ratio, payout ratio, dividend yield, distributions per share

tax_rate: percent; less; EffectiveIncomeTaxRateContinuingOperations
    tax rate, effective tax rate, income tax rate, effective income tax rate, effective rate, etr, tax rates

interest_expense: money; less; InterestExpense
    interest expense, net interest expense, interest expenses, interest cost, interest costs, cash interest

share_count: count; ; WeightedAverageNumberOfDilutedSharesOutstanding
    share count, shares outstanding, diluted shares outstanding, diluted shares, diluted share count, weighted average shares,
    weighted average diluted shares, average diluted shares, weighted average share count, shares

net_interest_income: money; more; InterestIncomeExpenseNet
    net interest income, nii

net_interest_margin: percent; more
    net interest margin, nim, net interest margins
    weak margin, margins

provision_for_credit_losses: money; less; ProvisionForLoanLeaseAndOtherLosses
    provision for credit losses, provision for loan losses, credit loss provision, loan loss provision, provision expense,
    credit provision, provisions for credit losses, credit losses, provision, provisions, provision release, cost of risk,
    loan loss provisions, provision for credit loss, pcl, pcls, reserve release, credit costs, credit cost, cost of credit, credit loss expense

net_charge_offs: money percent; less
    ncl rate, ncl rates, net credit losses, net credit loss, net credit loss rate, net charge off rate,
    net charge off ratio, nco rate, nco ratio, net charge offs, net charge off, charge offs, charge off, nco, ncos, net recoveries

loans: money; more
    loans, loan growth, loan balances, loan balance, loan portfolio, loan book, loan outstandings, mortgages
    weak loan

deposits: money; more
    deposits, deposit base, deposit growth, deposit balances, deposit balance, dda, ddas, non interest dda, demand deposits
    weak deposit

cet1_ratio: percent; more
    cet1, cet 1, cet1 ratio, cet 1 ratio, cet one, common equity tier 1, common equity tier one, common equity tier 1 ratio,
    tier 1 ratio, tier 1 capital ratio, cet1 capital ratio, cet 1 capital ratio

roe: percent; more
    roe, return on equity, return on average equity, return on average common equity, return on common equity

rotce: percent; more
    rotce, return on tangible common equity, return on average tangible common equity, return on tangible equity, rote,
    return on cet1 capital, return on cet1, rocet1

assets_under_management: money; more
    assets under management, aum, client assets, client investment assets, invested assets, assets under administration, aua, assets under custody,
    assets under custody and administration, assets under supervision

ffo: share money; more
    ffo, affo, funds from operations, ffo per share, affo per share, ffo per diluted share, funds available for distribution,
    fad, cash available for distribution

same_store_noi: percent; more; ; growth
    same store noi, same property noi, same store cash noi, same property net operating income, same store net operating income,
    same store growth, cash same store noi

occupancy: percent; more
    occupancy, occupied, leased, occupancy rate, percent leased

production: count; more; OilAndGasProduction
    production, output, production volumes, net production

combined_ratio: percent count; less; ; bare
    combined ratio, combined ratios

arr: money; more
    arr, annual recurring revenue, annualized recurring revenue

net_retention: percent; more
    net retention, net revenue retention, net revenue retention rate, net dollar retention rate, net expansion rate,
    dollar based net retention rate, dollar based net expansion rate, net dollar retention, dollar based net retention, nrr, net retention rate,
    renewal rate, renewal rates, retention rate, customer retention, gross retention, retention

market_size: money percent
    market size, addressable market, tam, market opportunity, global market, addressable opportunity, equipment market

customer_concentration: count; less
    10% customer, 10% customers, customer concentration

market_share: percent; more
    market share, market shares, share of market, share of the market, wallet share, share of wallet

program_funding: money
    grants, grant, funding program, program funding, stimulus funding, subsidies, federal funding

cost_savings: money; more
    cost savings, savings, synergies, cost synergies, cost takeout, cost takeouts, cost reductions, cost reduction,
    cost saves, expense reductions, cost saving, run rate saves, run rate save, run rate savings, run rate cost savings,
    annualized savings, productivity savings

premiums: money; more; PremiumsEarnedNet
    premiums, premiums written, premiums earned, net premiums written, written premium, earned premium,
    net written premium, net earned premium, pvp

book_value: share money; more
    book value, book values, book value per share, tangible book value, tangible book value per share, tbv per share

cost_income_ratio: percent; less
    cost income ratio, cost to income ratio, cost to income, efficiency ratio, cost income, overhead ratio

risk_weighted_assets: money
    risk weighted assets, rwa, rwas

net_new_money: money; more
    net new money, net new assets, net flows, net inflows, net new fee generating assets, net new client assets

other: money share percent days turns count
    litigation expenses, litigation related expenses, litigation expense, litigation costs, stock based compensation,
    stock compensation, stock comp, amortization, depreciation, restructuring, charge, charges, impairment, impairments,
    settlement, gain, gains, gain on sale, interest rate, interest rates, coupon, interest income, other income, other expense,
    tax expense, income tax expense, income taxes, taxes, cash taxes, tax benefit, foreign exchange, currency, fx, translation,
    inflation, working capital, cost of sales, cost of revenue, cost of revenues, cost of goods sold, cogs,
    unemployment rate, gdp, yield, yields, spread, spreads, cap rate, cap rates, proceeds, purchase price, acquisition,
    acquisitions, fees, fee income, goodwill, equity issuance, distributions, stake, ownership, allowance, reserve, reserves,
    acl, reserve build, reserve release, reserve releases, fee related earnings, distributable earnings, revolver, credit facility, revolving credit facility, credit agreement, authorization, headwind, headwinds, tailwind,
    tailwinds, commissions, bonus, bonuses, wages, wage, pension contribution, square feet, rate base, rate increase,
    rate increases, discount, discounts, raw materials, raw material, raw material costs, freight, material costs,
    commodity costs, labor costs, labor, fuel, fuel costs, contribution margin, incremental margin, incremental margins, decremental margin, decremental margins, detrimental margin,
    detrimental margins, incrementals, decrementals,
    utilization, utilization rate, uptime, churn, capacity, footprint, attach rate, penetration, win rate, take rate,
    emissions, npv, net present value, irr, irrs, rate of return, recoveries, collections, rent collection, rent collections,
    deferrals, write down, write downs, write off, days payable, dpo, cash conversion cycle, warranty, accrual, fund, round,
    incentives, tariffs, tariff, unit cost, unit costs, lifting costs, well cost, well costs, lease operating expense,
    lease operating expenses, operating ratio, net promoter score, satisfaction, page views, downloads, impressions, attendees,
    return on assets, return on average assets, roa, roaa, return on average capital employed,
    return on capital, cash yield, cash yields, yield on loans, loan yield, loan yields, reserve to loan ratio,
    reserve to funded loan ratio, reserve to funded loans ratio, allowance ratio, coverage ratio, lcr,
    liquidity coverage ratio, occupancy cost, occupancy costs, occupancy expense, occupancy expenses,
    buying and occupancy, finding cost, finding costs, finding and development cost, finding and development costs,
    casm, casm ex, casm ex fuel, unit costs ex fuel, cost per available seat mile, demand growth, bit demand,
    bit demand growth, bit growth, bit supply, supply growth, supply bit growth, tenant retention, employee retention,
    after tax rate of return, after tax rates of return, total consideration, from the sale, libor plus, sofr plus, prime plus, libor, sofr, interest rate swaps, prior year development,
    catastrophe losses, cat losses, loss cost, loss costs, loss trend, loss trends, win/loss rate, win/loss,
    dau, daus, mau, maus, reserve replacement, proved reserves, proved reserve,
    roce, roic, return on invested capital, return on capital employed, cost of deposits, deposit costs, cost of funds,
    deposit beta, ffo to debt, loss ratio, expense ratio, noninterest income, noninterest revenue, non interest income, non interest revenue, exchange rate,
    exchange rates, spend, spending, program, project, projects, notes, facility, land, inflation rate
"""

SEGMENTS = """
international: international, internationally, overseas
domestic: domestic, domestically
North America: north america, north american
United States: united states
Europe: europe, european
EMEA: emea
Asia Pacific: asia pacific, apac, asia
Latin America: latin america, latin american, latam
China: china
services: services, service, professional services, professional service
products: product, products, equipment, hardware
software: software
subscription: subscription, subscriptions, recurring
license: license, licenses, licence
maintenance: maintenance
advertising: advertising
digital: digital, e commerce, ecommerce, online
retail: retail
wholesale: wholesale
commercial: commercial
residential: residential
industrial: industrial
government: government, federal
cloud: cloud
data center: data center, data centers, datacenter
passenger: passenger
cargo: cargo
rental: rental
membership: membership
ancillary: ancillary
loyalty: loyalty
automotive: automotive
aerospace: aerospace
healthcare: healthcare, health care
networking: networking
storage: storage
payments: payments
mortgage banking: mortgage banking, mortgage
wealth management: wealth management, wealth
investment banking: investment banking
asset management: asset management
trading: trading
streaming: streaming
oil: oil, crude, crude oil
natural gas: natural gas, gas
NGL: ngl, ngls
gaming: gaming
food and beverage: food and beverage
pharmacy: pharmacy
consumables: consumables, consumable
aftermarket: aftermarket
refining: refining
wireless: wireless
broadband: broadband
direct to consumer: direct to consumer, dtc
company-operated: company operated
broadband stimulus: broadband stimulus, bbs, stimulus, broad band stimulus
"""
